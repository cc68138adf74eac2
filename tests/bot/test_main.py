"""The command as other programs meet it: a process with streams, a status and an environment."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "The ferry Lädy Tarn reached Dünmere at noon. Nobody was hurt, the harbour master “Olm” said."


@pytest.fixture
def start(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the command in a process of its own, in a locale that knows ASCII only."""
    (home / "articles").mkdir()
    (home / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (home / "many.jsonl").write_text(
        "\n".join(json.dumps({"id": n, "text": "They paid $3 million for “it”."}) for n in range(3000)),
        encoding="utf-8",
    )

    def call(command: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
        python = f'"{sys.executable}" -W error -m bot.main'
        script = "set -o pipefail\n" + command.replace("crossquote", python)
        return subprocess.run(["bash", "-c", script], capture_output=True, env=environment, **options)

    return call


def test_input_and_output_are_utf8_in_any_locale(start: Callable[..., Any]) -> None:
    found = start("""crossquote search --corpus articles --json "Dünmere ferry" """)
    assert (found.returncode, found.stderr) == (0, b"")
    assert json.loads(found.stdout.decode("utf-8"))["text"] == ARTICLE


def test_a_closed_pipe_is_no_failure(start: Callable[..., Any]) -> None:
    found = start("crossquote values many.jsonl | head -n 1")
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout.count(b"\n") == 1


def test_an_interrupted_command_says_so_in_its_status(home: Path) -> None:
    """It is interrupted after its first answer, while it waits for the second line."""
    command = [sys.executable, "-m", "bot.main", "values", "-"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "x"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"id": 1, "values": []}
        process.send_signal(signal.SIGINT)
        assert (process.wait(20), process.stderr.read()) == (130, b"")


def test_the_answers_of_a_batch_come_one_by_one(start: Callable[..., Any]) -> None:
    """The second line is written only when the answer to the first has been read."""
    found = start(
        "coproc crossquote values -\n"
        """echo '{"id":1,"text":"x"}' >&${COPROC[1]}; read -r -t 20 first <&${COPROC[0]}; echo "$first" """,
        timeout=60,
    )
    assert json.loads(found.stdout) == {"id": 1, "values": []}


def test_without_arguments_help_is_shown_and_the_status_tells(run: Callable[..., Any]) -> None:
    found = run()
    assert (found.status, found.out) == (2, "")
    assert "Usage: crossquote" in found.err


def test_help_and_version_are_results(run: Callable[..., Any]) -> None:
    assert run("--version").out.startswith("crossquote 0.")
    assert "simulate" in run("-h").out
    assert "--explain" in run("ask", "--help").out


def test_a_question_needs_no_command(run: Callable[..., Any], home: Path) -> None:
    (home / "a.txt").write_text(ARTICLE, encoding="utf-8")
    named, bare = (
        run(*command, "--corpus", "a.txt", "--json", "Who reached Dünmere?") for command in (("ask",), ())
    )
    strip = {"took_ms": 0}
    assert json.loads(named.out) | strip == json.loads(bare.out) | strip
    assert named.status == bare.status


def test_where_nothing_is_found_it_is_told_which_articles_alone_were_asked(
    run: Callable[..., Any], home: Path
) -> None:
    (home / "a.txt").write_text(ARTICLE, encoding="utf-8")
    found = run("ask", "--corpus", "a.txt", "--source", "Tarn Gazette", "--since", "2031-01-02", "Who came?")
    assert (found.status, found.err) == (
        1,
        "crossquote: only articles of Tarn Gazette, from 2031-01-02 on were asked\n",
    )


def test_a_fault_of_ours_is_one_line_unless_asked_for(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.library.place.find_place", lambda *_: 1 / 0)
    found = run("sources")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("crossquote: a fault of our own: ZeroDivisionError")
    monkeypatch.setenv("CROSSQUOTE_LOG_LEVEL", "DEBUG")
    with pytest.raises(ZeroDivisionError):
        run("sources")
