"""`python -m cadre`: the same command as the installed `cadre`."""

from cadre.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
