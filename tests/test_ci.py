"""The hook for pre-commit, the action for GitHub, and the jobs in docs/ci.md do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from validation.made import QUAY, SECOND

ROOT = Path(__file__).parents[1]
FAULTY = QUAY.replace(SECOND, '<p><ref target="#gone">x</ref></p>')
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "E. Example"), ("EMAIL", "e@example.org"))
}


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with this package as the one that is installed."""
    places = {
        **IDENTITY,
        "PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
    }
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, **places, **environment}, check=False
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with TEI of any kind, and ``teiedition`` and ``python`` on the path as if installed."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name, call in (("teiedition", "-m teiedition "), ("python", "")):
        (bin_folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {call}"$@"\n', encoding="utf-8")
        (bin_folder / name).chmod(0o755)
    folder = tmp_path / "letters"
    (folder / "tei").mkdir(parents=True)
    (folder / "tei/good.xml").write_text(QUAY, encoding="utf-8")
    (folder / "tei/style.xml").write_text("<stylesheet/>", encoding="utf-8")
    run(folder, "git", "init", "-q", "-b", "main")
    run(folder, "git", "add", ".")
    assert run(folder, "git", "commit", "-q", "-m", "Begin").returncode == 0
    return folder


# the hook


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """A repository with our manifest, as pre-commit clones it."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    run(folder, "git", "init", "-q")
    run(folder, "git", "add", ".")
    assert run(folder, "git", "commit", "-q", "-m", "Begin").returncode == 0
    return folder


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = str(folder.parent / "pre-commit")
    return run(folder, sys.executable, "-m", "pre_commit", *arguments, PRE_COMMIT_HOME=home, PRE_COMMIT_COLOR="never")


def test_the_manifest_of_the_hook_is_valid(repository: Path) -> None:
    assert pre_commit(repository, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")).returncode == 0


def test_the_hook_refuses_what_is_wrong(repository: Path, hooks: Path) -> None:
    """As it is configured by a project, but with the package that is installed already, since tests have no network."""
    revision = run(hooks, "git", "rev-parse", "HEAD").stdout.strip()
    hook = {"id": "teiedition-validate", "language": "system"}
    config = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [hook]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run(repository, "git", "add", ".")
    passed = pre_commit(repository, "run", "--all-files")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (repository / "tei/bad.xml").write_text(FAULTY, encoding="utf-8")
    run(repository, "git", "add", ".")
    refused = pre_commit(repository, "run")
    assert refused.returncode == 1
    assert "tei/bad.xml:13:9: error [pointer-resolves]" in refused.stdout


# the action


def action() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return loaded


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in action()["runs"]["steps"] if each["name"] == name)
    return found


def validated(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the lines of the action's step as GitHub does, with its expressions filled in."""
    values = {name: each["default"] for name, each in action()["inputs"].items()}
    values |= {name.replace("_", "-"): value for name, value in inputs.items()}
    said = step("Validate")
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], text)
        for name, text in said["env"].items()
    }
    script = folder.parent / "step.sh"
    script.write_text(said["run"], encoding="utf-8")
    environment["GITHUB_STEP_SUMMARY"] = str(folder.parent / "summary.md")
    return run(folder, "bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), **environment)


def test_the_action_says_what_it_needs_to() -> None:
    said = action()
    assert said["runs"]["using"] == "composite"
    assert all(each.get("description") and "default" in each for each in said["inputs"].values())
    assert all(each.get("shell") == "bash" for each in said["runs"]["steps"] if "run" in each)
    assert not any("${{" in each["run"] for each in said["runs"]["steps"] if "run" in each)


def test_the_action_installs_this_package(repository: Path) -> None:
    """The line is tried with a ``pip`` that only looks at what it would install."""
    line = step("Install teiedition")["run"].replace(
        "pip install", "pip install --dry-run --no-deps --no-build-isolation"
    )
    made = run(repository, "bash", "-eo", "pipefail", "-c", line, ACTION=str(ROOT))
    assert made.returncode == 0, made.stderr


def test_the_action_passes_and_fails(repository: Path) -> None:
    passed = validated(repository)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    (repository / "tei/bad one.xml").write_text(FAULTY, encoding="utf-8")
    failed = validated(repository, sarif="findings.sarif", junit="junit.xml")
    assert failed.returncode == 1
    assert failed.stdout.startswith("::error file=tei/bad one.xml,line=13,col=9,title=pointer-resolves::")
    assert "pointer-resolves" in (repository.parent / "summary.md").read_text(encoding="utf-8")
    log = json.loads((repository / "findings.sarif").read_text(encoding="utf-8"))
    assert log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "tei/bad%20one.xml"
    )
    assert (repository / "junit.xml").exists()


def test_the_inputs_of_the_action(repository: Path) -> None:
    (repository / "tei/bad.xml").write_text(FAULTY, encoding="utf-8")
    assert validated(repository, files="tei/good.xml tei/b*.xml").returncode == 1
    assert validated(repository, only="relaxng").returncode == 0
    assert validated(repository, changed_since="HEAD", files="tei").returncode == 1
    assert run(repository, "teiedition", "validate", "tei", "--save-baseline", "known.json").returncode == 0
    assert validated(repository, baseline="known.json").returncode == 0


def test_no_input_is_run_as_a_command(repository: Path) -> None:
    validated(repository, files="$(touch a) ; touch b", schema='"; touch c; "', only="`touch d`")
    assert not [name for name in "abcd" if (repository / name).exists()]


# the jobs that docs/ci.md offers


def blocks() -> list[Any]:
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def test_the_jobs_in_the_documentation_can_be_read_and_use_inputs_that_exist() -> None:
    jobs = [block["jobs"] for block in blocks() if "jobs" in block]
    assert jobs
    for job in (each for group in jobs for each in group.values()):
        for part in job["steps"]:
            if "teiedition" in part.get("uses", ""):
                assert set(part.get("with", {})) <= set(action()["inputs"])


def test_the_job_for_gitlab_runs(repository: Path) -> None:
    [job] = [block["validate-tei"] for block in blocks() if "validate-tei" in block]
    script = "\n".join(line for line in job["script"] if not line.startswith("pip install"))
    assert len(job["script"]) > script.count("\n") + 1
    assert run(repository, "sh", "-ec", script).returncode == 0
    (repository / "tei/bad.xml").write_text(FAULTY, encoding="utf-8")
    assert run(repository, "sh", "-ec", script).returncode == 1
    for report in job["artifacts"]["reports"].values():
        assert (repository / report).read_text(encoding="utf-8").strip()


def test_the_hook_in_the_documentation_is_ours() -> None:
    [configuration] = [block for block in blocks() if "repos" in block]
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert configuration["repos"][0]["hooks"][0]["id"] in {hook["id"] for hook in ours}
