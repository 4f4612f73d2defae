"""`python -m cadre`: the same command as the installed `cadre`."""

if __name__ == "__main__":
    try:
        # Within: an interruption while modules are being read is one like any other.
        from cadre.cli import main

        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
