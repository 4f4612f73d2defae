"""How the time to load, check and render the bank grows with its size.

    python -m tests.benchmarks.bank_growth

Prints the seconds of processor of each stage for 100 to 1,000 scenarios, and the time a scenario: when that stays the
same, the growth is linear.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace

import markdown
import yaml

from cadre import checks, reading
from cadre.markdown import CadreExtension, PageInfo
from cadre.publishing.site import Site
from cadre.reading import bank_files, settings
from tests.support import ROOT

SIZES = (100, 300, 1_000)


def files_of(size: int) -> list[bytes]:
    """Return `size` scenarios, real ones under other ids, in files of a hundred."""
    source = yaml.safe_load((ROOT / "quiz" / "loyaute.yml").read_text(encoding="utf-8"))
    models = [json.dumps(scenario) for scenario in source["scenarios"]]
    files = []
    for first in range(0, size, 100):
        scenarios = [
            {**json.loads(models[rank % len(models)]), "id": f"scenario-{rank}"}
            for rank in range(first, first + 100)
        ]
        data = {**source, "group": f"loyaute-{first}", "scenarios": scenarios}
        files.append(yaml.safe_dump(data, allow_unicode=True).encode())
    return files


def main() -> None:
    project = reading.read(settings.load(ROOT))
    for size in SIZES:
        sources = files_of(size)
        start = time.process_time()
        files = tuple(bank_files.parse(data, "quiz/loyaute.yml") for data in sources)
        bank = bank_files.bank(files, [])
        loaded = time.process_time()
        grown = replace(project, bank_files=files, bank=bank)
        checks.run(grown)
        checked = time.process_time()
        context = Site(grown, ()).context
        context.page = PageInfo("quiz/complet.md", "fr")
        markdown.markdown("/// quiz | all\n///", extensions=[CadreExtension(context)])
        rendered = time.process_time()
        if len(bank.all()) != size:
            raise SystemExit(f"{len(bank.all())} scenarios were read, not {size}")
        stages = (loaded - start, checked - loaded, rendered - checked)
        shown = ", ".join(f"{seconds:.2f} s" for seconds in stages)
        each = sum(stages) / size * 1000
        print(f"{size} scenarios: load, check, render {shown}; {each:.2f} ms each")


if __name__ == "__main__":
    main()
