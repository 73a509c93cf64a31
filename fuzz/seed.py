"""Writes the first corpus of each fuzz target from the fixtures: drafts, rules, contexts and logs as they are."""

import csv
import hashlib
import io
import json
import pathlib
import tomllib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent


def put(target: str, text: str) -> None:
    """One input of a target, named by its content."""
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha256(text.encode()).hexdigest()[:16]).write_text(text, encoding="utf-8")


def table(cases: list[dict]) -> str:
    """Drafts as a table."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if len(cases) % 2 else ",")
    writer.writerow(["id", "kind", "text", "prospect", "deal"])
    for case in cases:
        context = case.get("context") or {}
        prospect = (context.get("prospect") or {}).get("name", "")
        writer.writerow([case.get("id", ""), case.get("kind", ""), case["text"], prospect, context.get("deal", "")])
    return out.getvalue()


def files(cases: list[dict]) -> None:
    """A few drafts as each form of file: the first character says which."""
    for form in "@X":
        put("drafts", form + "\n---\n".join(case["text"] for case in cases))
    for form in "AY":
        put("drafts", form + "".join(json.dumps(case, ensure_ascii=form == "A") + "\n" for case in cases))
    for form in "BZ":
        put("drafts", form + table(cases))
    put("drafts", "C" + table(cases))


def main() -> None:
    """Every twentieth draft, every rules file, every context, every log."""
    some: list[dict] = []
    for number, path in enumerate(sorted((ROOT / "fixtures").glob("*/*.jsonl"))):
        for line_number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            case = json.loads(line)
            text = case.get("text")
            if not isinstance(text, str) or (number + line_number) % 20:
                continue
            put("check", text)
            put("rewrite", text)
            known = {key: case[key] for key in ("id", "kind", "text", "context") if case.get(key)}
            put("json", json.dumps(known))
            if case.get("context"):
                put("json", json.dumps(case["context"], indent=1))
            some.append(known)
            if len(some) > 1 + line_number % 12:
                files(some)
                some = []
            if case.get("context"):
                put("context", json.dumps(case["context"]) + "\n" + text)
    for path in sorted((ROOT / "core/rules").glob("*/*.toml")):
        text = path.read_text(encoding="utf-8")
        put("rules", text[:4096])
        put("json", json.dumps(tomllib.loads(text)))
    for path in sorted((ROOT / "fixtures/logs").glob("*.csv")):
        put("log", path.read_text(encoding="utf-8", errors="replace")[:4096])


main()
