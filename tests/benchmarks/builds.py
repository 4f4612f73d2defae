"""A build of a site in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path


def build(root: Path, site: Path) -> float:
    """Build the project in `root` into `site`; return the seconds that it takes."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return time.perf_counter() - start
