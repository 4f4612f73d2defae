"""`python -m cadre`: the same command as the installed `cadre`."""

import signal

if __name__ == "__main__":
    try:
        # Within: an interruption while modules are being read is one like any other. run.py holds it back
        # until here.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        from cadre.cli import main

        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
