"""Open the Karabakh context explorer, or test it. Nothing but Python is needed.

usage: python start.py [arguments for JupyterLab]      install what is missing, open JupyterLab
       python start.py app [arguments for Voila]       the notebooks as pages without code
       python start.py test [arguments for pytest]     lint, types and all tests
       python start.py --help                          this text

The first start makes the folder .venv here and installs the packages of requirements.txt
into it (a few minutes, about 600 MB). Later starts install nothing and need no network.

examples: python start.py --port 9000 --no-browser
          python start.py notebooks/0-start-here.ipynb
          python start.py test -k territory
"""

# Every Python can read this file, to say in a sentence that it is too old: nothing modern above.

import sys

OLDEST = (3, 11)


def why_too_old(version):
    """Say in a sentence why a Python of this version cannot be used; nothing if it can."""
    if tuple(version)[:2] >= OLDEST:
        return ""
    return (
        "This is Python {}.{}, and the explorer needs Python {}.{} or newer: get one from "
        "https://www.python.org/downloads/ and start again with it."
    ).format(version[0], version[1], OLDEST[0], OLDEST[1])


if why_too_old(sys.version_info):
    sys.exit(why_too_old(sys.version_info))

import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import urllib.parse
from pathlib import Path

CLONE = Path(__file__).resolve().parent
RUN = "requirements.txt"
APP = "requirements-app.txt"
DEVELOPMENT = "requirements-dev.txt"
HOLDS = {RUN: [RUN], APP: [RUN, APP], DEVELOPMENT: [RUN, APP, DEVELOPMENT]}  # what a list installs
FIRST_NOTEBOOK = "notebooks/0-start-here.ipynb"
USUAL_PORT = 8888
WINDOWS = sys.platform == "win32"
ABREAST = ["--numprocesses=logical", "--maxprocesses=4", "--dist=loadfile"]  # tests, by file

# Programs beside this one: what they say is read here, or nothing is and they end with this one.
HEARD = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
ASIDE = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
ASIDE["creationflags"] = getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)  # of Windows

# JupyterLab asks nobody for news or updates, and saves panels so that they show without a kernel.
KEEPS = "--ContentsManager.pre_save_hook=utils.panels.saved_state.keep_panels"
LAB_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
}

# The pages: our template (utils/app), and an end for the kernels of pages nobody looks at.
APP_OPTIONS = ["notebooks", "--template=explorer", "--classic-tree"] + [
    "--MappingKernelManager.cull_{}".format(when) for when in ("interval=60", "idle_timeout=1200")
]

# What is asked of the Python in .venv: its version, its packages, and those with files gone.
SURVEY = """
import json, os, pathlib, sys, sysconfig
site = sysconfig.get_path("purelib")
found = {"version": sys.version_info[:2], "whole": [], "broken": []}
for info in pathlib.Path(site).glob("*.dist-info"):
    record = info / "RECORD"
    lines = record.read_text(encoding="utf-8").splitlines() if record.exists() else ["gone"]
    files = [line.rsplit(",", 2)[0].strip('"') for line in lines]
    there = [os.path.exists(os.path.join(site, f)) for f in files if not f.endswith(".pyc")]
    found["whole" if all(there) else "broken"].append(info.name.split("-")[0])
print(json.dumps(found))
"""

# How pip words its steps and the failures that a user can do something about.
UNPACKING = "Installing collected packages:"
NO_ROOM = r"No space left on device|Errno 28\b|WinError 112\b|not enough space"
NO_RIGHT = r"Read-only file system|Permission denied|WinError 5\b"
NO_TRUST = "CERTIFICATE_VERIFY_FAILED"
NO_ANSWER = (
    "NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|"
    "Max retries exceeded|Connection broken|Connection aborted|Connection reset|getaddrinfo|"
    "Temporary failure in name resolution|Network is unreachable|Retrying .Retry."
)


class Problem(Exception):
    """Something the user has to know, in one sentence; never shown as a traceback."""


class NoNetwork(Problem):
    """The package index gave no answer."""


def main(arguments):
    """Do what the arguments ask for and give back the exit code."""
    try:
        if "--help" in arguments or "-h" in arguments:
            return say(__doc__.split("\n", 2)[2].rstrip())
        if arguments[:1] == ["test"]:
            return run_tests(arguments[1:])
        if arguments[:1] == ["app"]:
            return open_app(arguments[1:])
        return open_lab(arguments)
    except Problem as problem:
        return say(str(problem), sys.stderr, 1)
    except KeyboardInterrupt:
        return say("Stopped. Start again to go on.", sys.stderr, 130)
    except OSError as error:
        return say(explain(error), sys.stderr, 1)


def say(text, stream=None, code=0):
    """Print a line at once, whatever the console's encoding can show, and give back the code."""
    stream = stream or sys.stdout
    known = stream.encoding or "ascii"
    stream.write(text.encode(known, "replace").decode(known) + "\n")
    stream.flush()
    return code


def explain(error):
    """Say what an OSError means for the user."""
    if error.errno == errno.ENOSPC or getattr(error, "winerror", None) == 112:
        return "The disk is full: make room (the packages take about 600 MB) and start again."
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        words = "{} cannot be written to: move the clone to a folder of your own and start again."
        return words.format(error.filename or CLONE)
    return "The computer refuses: {}.".format(error)


# --- the virtual environment ---


class Environment:
    """The folder .venv of a clone: made, filled and repaired as needed."""

    def __init__(self, clone=CLONE):
        """Name the places; nothing is touched yet."""
        self.clone = Path(clone)
        self.folder = self.clone / ".venv"
        self.programs = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.programs / ("python.exe" if WINDOWS else "python")

    def prepare(self, requirements):
        """See to it that the packages of this file are there; nothing to do if they are."""
        found, stamp = self.survey(), self.read_stamp(requirements)
        there = bool(stamp) and set(stamp["packages"]) <= set(found.get("whole", []))
        if there and stamp["number"] == self.number(requirements, found):
            return
        check_writable(self.clone)
        if "pip" not in found.get("whole", []):
            self.make()
        try:
            self.install(requirements)
        except NoNetwork:
            if not there:
                raise
            say("No network: going on with the packages of an earlier start.")
        else:
            self.write_stamps(requirements)

    def survey(self):
        """Ask the Python in .venv for its version and packages; {} if something is broken."""
        stamps = [self.read_stamp(name) for name in HOLDS]
        if any(stamp and stamp["clone"] != str(self.clone) for stamp in stamps):
            return {}  # the clone was moved, and .venv knows its old place only
        try:
            asked = [str(self.python), "-I", "-c", SURVEY]
            found = json.loads(subprocess.check_output(asked, stderr=subprocess.DEVNULL).decode())
        except (OSError, ValueError, subprocess.SubprocessError):
            return {}
        return {} if found["broken"] or why_too_old(found["version"]) else found

    def make(self):
        """Make .venv anew; whatever was there is broken."""
        check_venv_module()
        self.clear_away()
        say("Making the folder .venv for the packages.")
        python = getattr(sys, "_base_executable", None) or sys.executable
        asked = [python, "-m", "venv", str(self.folder)]
        done = subprocess.run(asked, env=clean_environment(), **HEARD)
        if done.returncode or not self.survey():
            raise why_failed(done.stdout.decode("utf-8", "replace"), "making .venv")

    def clear_away(self):
        """Take away what is broken, but not what a link points to."""
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        elif self.folder.exists():
            say("The folder .venv is broken or unfinished: clearing it away.")
            try:
                shutil.rmtree(str(self.folder))
            except OSError:
                raise Problem(
                    "The folder .venv is broken and in use or protected: close every JupyterLab "
                    "that runs from it, delete {}, and start again.".format(self.folder)
                )

    def install(self, requirements):
        """Let pip install the packages of this file, with a plain line for each step."""
        say("Installing the packages of {} (a few minutes the first time).".format(requirements))
        options = ["--progress-bar=off", "--disable-pip-version-check", "--no-input", "--retries=3"]
        pip = self.start(["-m", "pip", "install"] + options + ["-r", requirements], HEARD)
        heard, shown, log = [], "", self.folder / "install.log"
        with pip, log.open("wb") as written:
            for line in pip.stdout:
                written.write(line)
                heard.append(line.decode("utf-8", "replace").strip())
                words = progress(heard[-1])
                if words and words != shown:
                    say("  " + words)
                shown = words or shown
        if pip.returncode < 0:
            raise Problem("pip was ended from outside: start again, it goes on where it stopped.")
        if pip.returncode:
            raise why_failed("\n".join(heard), "pip", log)
        say("All packages are there.")

    def stamp(self, requirements):
        """The file that says what was installed completely."""
        return self.folder / "installed-{}.json".format(requirements)

    def read_stamp(self, requirements):
        """What was installed completely: place, packages, number; {} if nothing was."""
        try:
            return json.loads(self.stamp(requirements).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def write_stamps(self, requirements):
        """Say what is there: the very last step, so that a broken-off install is noticed."""
        settings = self.folder / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps(LAB_SETTINGS, indent=2), encoding="utf-8")
        found = self.survey()
        for name in HOLDS[requirements]:
            stamp = {"clone": str(self.clone), "packages": found.get("whole", [])}
            stamp["number"] = self.number(name, found)
            self.stamp(name).write_text(json.dumps(stamp), encoding="utf-8")

    def number(self, requirements, found):
        """All that the packages in .venv depend on, in one number."""
        parts = [str(found.get("version"))]
        for name in HOLDS[requirements] + ["pyproject.toml"]:
            parts.append((self.clone / name).read_text(encoding="utf-8"))
        return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()

    def variables(self):
        """The variables of a shell in which .venv is active."""
        variables = clean_environment()
        variables["VIRTUAL_ENV"] = str(self.folder)
        variables["JUPYTER_PATH"] = str(self.clone / "utils" / "app")  # the pages' template
        variables["PATH"] = os.pathsep.join([str(self.programs), variables.get("PATH", "")])
        return variables

    def start(self, arguments, how):
        """Start the Python of .venv in the clone."""
        program, folder = [str(self.python)] + arguments, str(self.clone)
        return subprocess.Popen(program, cwd=folder, env=self.variables(), **how)

    def serve(self, arguments):
        """Run a server, while the first pictures of the notebooks are drawn (utils/draw_ahead)."""
        with self.start(["-m", "utils", "ahead", "--aside"], ASIDE):
            return self.run(arguments)

    def run(self, arguments):
        """Run the Python of .venv in the clone and give back its exit code."""
        program = self.start(arguments, {})
        signal.signal(signal.SIGTERM, lambda *_: program.terminate())
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:
                pass  # Ctrl-C reached the program too: wait until it has ended


def clean_environment():
    """The user's variables without those that would lead Python or pip astray."""
    astray = ("PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX")
    variables = {name: value for name, value in os.environ.items() if name not in astray}
    variables["PIP_USER"] = "0"
    return variables


def check_writable(folder):
    """Complain unless a file can be made in this folder."""
    try:
        with tempfile.TemporaryFile(dir=str(folder)):
            pass
    except OSError as error:
        error.filename = str(folder)
        raise Problem(explain(error))


def check_venv_module(find=importlib.util.find_spec):
    """Complain if this Python came without the modules that make a virtual environment."""
    if find("venv") and find("ensurepip"):
        return
    raise Problem(
        "This Python {0}.{1} cannot make a virtual environment: on Debian and Ubuntu run "
        "'sudo apt-get install python{0}.{1}-venv', elsewhere get Python from "
        "https://www.python.org/downloads/, and start again.".format(*sys.version_info[:2])
    )


def progress(line):
    """Turn a line of pip's into one for the user; most of them are not worth one."""
    found = re.match(r"(Downloading|Using cached) (\S+?)-(\d[^-]*)\S* (\(.*\))$", line)
    if found and ".metadata " not in line:
        return "{} {} {} {}".format(*found.groups())
    if line.startswith(UNPACKING):
        return "unpacking them ({}), which takes a minute or two".format(line.count(",") + 1)
    return "the package index does not answer, trying again" if "Retrying (Retry(" in line else ""


def why_failed(heard, what, log=None):
    """Make the problem to raise from what a failed program has said."""
    if re.search(NO_ROOM, heard) or shutil.disk_usage(str(CLONE)).free < 20e6:
        return Problem(explain(OSError(errno.ENOSPC, "")))
    if re.search(NO_RIGHT, heard):
        return Problem(explain(OSError(errno.EACCES, "")))
    if re.search(NO_TRUST, heard):
        return NoNetwork(
            "The package index shows a certificate that this computer does not trust: a proxy "
            "may be in between, ask whoever runs the network for its certificate (PIP_CERT)."
        )
    if re.search(NO_ANSWER, heard):
        return NoNetwork(
            "No network: the first start (or the first after an update) loads the packages "
            "from the package index; connect and start again, it goes on where it stopped."
        )
    errors = [line for line in heard.splitlines() if line.lower().startswith("error")]
    said = (errors or heard.split("\n"))[-1][:300].strip()
    place = " (all of it is in {})".format(log) if log else ""
    return Problem("{} failed: {}{}".format(what, said or "it gave no reason", place))


# --- JupyterLab, the pages and the tests ---


def open_lab(arguments):
    """Open JupyterLab on the first notebook, or on the one that was asked for."""
    check_lab_arguments(arguments)
    options, environment = lab_options(arguments), Environment()
    environment.prepare(RUN)
    say("Opening JupyterLab. Ctrl-C in this window ends it.")
    return environment.serve(["-m", "jupyterlab"] + options)


def open_app(arguments):
    """Serve the notebooks as pages without code, for readers who do not want to see Python."""
    check_port(arguments)
    environment = Environment()
    try:
        environment.prepare(APP)
    except NoNetwork as problem:
        raise NoNetwork("{} JupyterLab opens without it if it did before.".format(problem))
    say("Serving the notebooks as pages. Ctrl-C in this window ends it.")
    return environment.serve(["-m", "voila"] + APP_OPTIONS + arguments)


def run_tests(arguments):
    """Run all tests, lint and types among them; the last line is pytest's closing line."""
    environment = Environment()
    environment.prepare(DEVELOPMENT)
    environment.run(["-m", "tests.lab.browser"])  # gets one where it can, else says what that means
    return environment.run(["-m", "pytest"] + ABREAST + arguments)


def check_lab_arguments(arguments):
    """Complain about a mistyped word or a port that cannot be had, before anything is done."""
    first = arguments[0] if arguments else "-"
    if not first.startswith("-") and not Path(first).exists():
        raise Problem(
            "There is no '{}' here: start.py takes app, test, a notebook, or options of JupyterLab "
            "(python start.py --help).".format(first)
        )
    if check_port(arguments) is None and not port_is_free(USUAL_PORT):
        say("Port {} is taken: JupyterLab takes the next free one.".format(USUAL_PORT))


def check_port(arguments):
    """Complain about a port that cannot be had; give back the one that was asked for."""
    port = asked_port(arguments)
    if port and not port_is_free(port):
        other = port + 1 if port < 65535 else port - 1
        raise Problem(
            "Port {0} is taken by another program: end that one, give another port "
            "(python start.py --port {1}), or none, and a free one is found.".format(port, other)
        )
    return port


def asked_port(arguments):
    """The port that the user asked for: 0 means any, None means not asked."""
    found = re.search(r"(?:^|\n)--(?:\w+\.)?port[=\n]([^\n]*)", "\n".join(arguments))
    if not found:
        return None
    if not found.group(1).isdigit() or int(found.group(1)) > 65535:
        raise Problem("--port needs a number up to 65535, not '{}'.".format(found.group(1)))
    return int(found.group(1))


def port_is_free(port, host="127.0.0.1"):
    """Whether a server could listen on this port now."""
    with socket.socket() as probe:
        if not WINDOWS:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def lab_options(arguments, clone=CLONE):
    """JupyterLab's options: what to open, then what the user gives, which wins."""
    notebook = clone / FIRST_NOTEBOOK
    if arguments and not arguments[0].startswith("-"):
        notebook, arguments = Path(arguments[0]).resolve(), arguments[1:]
        if clone not in notebook.parents:
            raise Problem("{} lies outside of {}: copy it in there.".format(notebook, clone))
    options = ["--ServerApp.root_dir={}".format(clone), "--ServerApp.answer_yes=True", KEEPS]
    if notebook.exists():
        address = urllib.parse.quote(notebook.relative_to(clone).as_posix())
        options.append("--LabApp.default_url=/lab/tree/" + address)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")  # in a container there often is no other user
    return options + arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
