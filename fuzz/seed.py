"""Writes the first corpus of each fuzz target from the fixtures: drafts, rules, contexts and logs as they are."""

import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


def put(target: str, text: str) -> None:
    """One input of a target, named by its content."""
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(text.encode()).hexdigest()[:16]).write_text(text, encoding="utf-8")


def main() -> None:
    """Every sixth draft, every rules file, every context, every log."""
    for number, path in enumerate(sorted((ROOT / "fixtures").glob("*/*.jsonl"))):
        for line_number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            text = case.get("text")
            if not isinstance(text, str) or (number + line_number) % 6:
                continue
            put("check", text)
            put("rewrite", text)
            if case.get("context"):
                put("context", json.dumps(case["context"]) + "\n" + text)
    for path in sorted((ROOT / "core/rules").glob("*/*.toml")):
        put("rules", path.read_text(encoding="utf-8")[:4096])
    for path in sorted((ROOT / "fixtures/logs").glob("*.csv")):
        put("log", path.read_text(encoding="utf-8", errors="replace")[:4096])


main()
