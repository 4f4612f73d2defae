"""The site of `build --offline`, unzipped where a clerk would put it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from cadre import reading
from cadre.publishing import offline_zip
from cadre.reading import settings

from . import ROOT

#: Spaces, accents and signs that addresses write otherwise.
PLACE = "Clé USB d'Élise (été) #2"


def unzipped(site: Path, place: Path) -> Path:
    """Return the folder that the zip of a built site holds, unzipped in `place`."""
    _, data = offline_zip.packed(reading.read(settings.load(ROOT)), site)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(place)
    (folder,) = place.iterdir()
    return folder
