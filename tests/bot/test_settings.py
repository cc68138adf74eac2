"""Settings come from the environment or `.env`; a wrong one is named and its value is not shown."""

from pathlib import Path

import pytest

from bot.intake import InputError
from bot.library.place import find_place
from bot.settings import Settings, load_settings

WRONG = {
    "TIMEZONE": "Mars/Olympus",
    "TELEGRAM_ALLOWED_USERS": "12,seven",
    "THRESHOLD": "1.5",
    "WEBHOOK_PORT": "99999",
    "LOG_FORMAT": "xml",
    "LOG_LEVEL": "loud",
    "RATE_LIMIT": "perhaps",
    "METRICS_PORT": "none",
}


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_comma_lists_become_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSQUOTE_TELEGRAM_ALLOWED_USERS", "12, 34,")
    monkeypatch.setenv("CROSSQUOTE_TELEGRAM_ALLOWED_CHATS", "-1001")
    settings = load_settings()
    assert settings.telegram_allowed_users == (12, 34)
    assert settings.telegram_allowed_chats == (-1001,)
    assert settings.telegram_admins == ()


def test_a_dotenv_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("CROSSQUOTE_LANGUAGE=de\nCROSSQUOTE_LOG_LEVEL=debug\n", encoding="utf-8")
    monkeypatch.setenv("CROSSQUOTE_LANGUAGE", "fr")
    assert (load_settings().language, load_settings().log_level) == ("fr", "DEBUG")


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"CROSSQUOTE_{name}", WRONG[name])
    with pytest.raises(InputError, match=f"^CROSSQUOTE_{name}: [^\n]+$"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("TELEGRAM_ADMINS", "me", "write ids with commas between"),
        ("TELEGRAM_ALLOWED_TOPICS", "-100", "write each as CHAT:TOPIC"),
        ("RATE_LIMIT", "perhaps", "write on or off"),
        ("THRESHOLD", "1.5", "write 1 or less"),
        ("WEBHOOK_PORT", "many", "write a whole number"),
        ("LOG_LEVEL", "loud", "choose one of 'DEBUG'"),
    ],
)
def test_a_wrong_setting_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, advice: str
) -> None:
    monkeypatch.setenv(f"CROSSQUOTE_{name}", value)
    with pytest.raises(InputError, match=advice):
        load_settings()


def test_a_file_is_no_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.touch()
    for path in (file, file / "deeper" / "still"):
        monkeypatch.setenv("CROSSQUOTE_DATA", str(path))
        for read in (load_settings, find_place):
            with pytest.raises(InputError, match=f"^CROSSQUOTE_DATA: {file} is a file: name a folder"):
                read()
            with pytest.raises(InputError, match=f"^--data: {file} is a file"):
                read(path)
            assert read(tmp_path).data == tmp_path


def test_a_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSQUOTE_TELEGRAM_TOKEN", "12:hush")
    monkeypatch.setenv("CROSSQUOTE_WEBHOOK_SECRET", "hush")
    assert "hush" not in f"{load_settings()!r} {load_settings()} {load_settings().model_dump_json()}"


def test_a_question_needs_only_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = find_place(environ={"CROSSQUOTE_DATA": str(tmp_path), "crossquote_timezone": "Asia/Tokyo"})
    assert (place.data, place.timezone) == (tmp_path, "Asia/Tokyo")
    for name, wrong in (("TIMEZONE", "Mars/Olympus"), ("THRESHOLD", "often"), ("THRESHOLD", "nan")):
        with pytest.raises(InputError, match=f"CROSSQUOTE_{name}"):
            find_place(environ={f"CROSSQUOTE_{name}": wrong})


def test_an_option_beats_the_settings(tmp_path: Path) -> None:
    assert find_place(tmp_path, {"CROSSQUOTE_DATA": "elsewhere"}).data == tmp_path
    assert load_settings(tmp_path).data == tmp_path


def test_place_and_settings_agree_on_what_holds_by_default() -> None:
    assert find_place(environ={}) == Settings().place


def test_place_and_settings_read_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in (("THRESHOLD", "0.35"), ("LANGUAGE", "de"), ("DATA", str(tmp_path))):
        monkeypatch.setenv(f"CROSSQUOTE_{name}", value)
    assert find_place() == load_settings().place
    assert find_place().threshold == 0.35
