"""Runs the shell blocks of README.md unchanged, in order, against a running demo.

    readme.py DEMO_URL DEMO_DATA PROGRAM

Each request must succeed, or fail with the status that a comment on its line or the line above names ("# 403: why").
Only the URL, the data directory and the program are replaced by those of the demo.
"""
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FIRST, LAST = "## Seven things to try", "## Run it"

# Notes the line and the status of each request. A stream has no end, so reading it stops after two seconds.
PRELUDE = r"""
set -u
curl() {
  local line=${BASH_LINENO[0]} limit=()
  [[ "$*" == */changes/stream* ]] && limit=(--max-time 2)
  command curl --noproxy '*' --silent ${limit[@]+"${limit[@]}"} \
    --write-out '%{stderr}status %{http_code} %{url_effective}\n' "$@" 2> >(sed "s/^/$line /" >> "$NOTES")
  local code=$?
  # 28: the stream was cut off.
  [[ $code == 28 && ${#limit[@]} -gt 0 ]] && return 0
  return $code
}
algorithm-register() {
  command algorithm-register "$@" || echo "${BASH_LINENO[0]} failed algorithm-register $*" >> "$NOTES"
}
"""


def script(readme: list[str], url: str) -> str:
    """Returns the blocks of the README, each line at its line number, so that a failure names it."""
    lines, section, block = [], False, False
    for line in readme:
        if line.startswith("## "):
            section = section if line not in (FIRST, LAST) else line == FIRST
        if line.startswith("```"):
            block = section and line == "```sh"
            lines.append("")
        else:
            lines.append(line if block else "")
    return "\n".join(lines).replace("http://127.0.0.1:8080", url)


def expected(readme: list[str], number: int) -> str | None:
    """Returns the status that a comment on the line of the request or on the line above names."""
    above = readme[number - 2]
    for text in (readme[number - 1], above if above.startswith("#") else ""):
        named = re.search(r"# (\d{3}):", text)
        if named:
            return named[1]
    return None


def main() -> None:
    url, data, program = sys.argv[1:]
    readme = pathlib.Path("README.md").read_text().splitlines()
    imported = json.loads(gzip.open("demo/nl/algoritmes_2026-08-08.json.gz").read())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "demo-data").symlink_to(pathlib.Path(data).resolve())
        (folder / "target/release").mkdir(parents=True)
        (folder / "target/release/algorithm-register").symlink_to(pathlib.Path(program).resolve())
        # The file that the README imports.
        (folder / "algoritmes.json").write_text(json.dumps({**imported, "algoritmes": imported["algoritmes"][:3], "count": 3}))
        (folder / "prelude.sh").write_text(PRELUDE)
        (folder / "blocks.sh").write_text(script(readme, url))
        notes = folder / "notes"
        notes.touch()
        environment = {key: value for key, value in os.environ.items() if not key.startswith("REGISTER_")}
        run = subprocess.run(
            ["bash", "-c", "source ./prelude.sh; source ./blocks.sh; wait"],
            cwd=folder, env={**environment, "NOTES": str(notes)}, capture_output=True, text=True, timeout=300)
        errors, requests = [], 0
        for note in notes.read_text().splitlines():
            number, kind, *rest = note.split(" ", 3)
            if kind == "failed":
                errors.append(f"README.md:{number}: {' '.join(rest)} failed")
            elif kind == "status":
                requests += 1
                status = expected(readme, int(number))
                as_documented = rest[0] == status if status else rest[0].startswith("2")
                if not as_documented:
                    errors.append(f"README.md:{number}: {rest[1]} gave {rest[0]}, not {status or '2xx'}")
        # Errors of bash, such as an unset variable or a missing command.
        errors += [line for line in run.stderr.splitlines() if "blocks.sh" in line]
        written = sum("curl " in line for line in script(readme, url).splitlines())
        if requests < written:
            errors.append(f"{written} requests are in README.md, {requests} were sent")
    for error in errors:
        print(error)
    print(f"{requests} requests of README.md responded as documented" if not errors else f"{len(errors)} errors")
    sys.exit(1 if errors else 0)


main()
