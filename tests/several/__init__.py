"""Two policies in one site: what is of each stays apart, and what is of the site is one for both."""

from __future__ import annotations

from typing import Final

from tests.support import ROOT

TWO: Final = ROOT / "tests" / "fixtures" / "two"
#: The codes of their texts.
RESEAUX: Final = "fb161f4695efbd7612c084a28eb4bfb0ce5d2805534228238e3c2a6945bfd8a5"
TELEPHONE: Final = "a70db14fe790ce855d93c6393c99c17be218f2ff369db2d86012611240f0a4d2"
