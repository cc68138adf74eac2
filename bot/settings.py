"""The settings: environment variables or a `.env` file, prefix `CROSSQUOTE_`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from bot.intake import InputError
from bot.library.place import LANGUAGE, PREFIX, TIMEZONE, Place, default_data, folder, option_folder, zone

Ids = Annotated[tuple[int, ...], NoDecode]
"""Telegram ids, written as a comma list; empty allows nobody."""
Topics = Annotated[tuple[tuple[int, int], ...], NoDecode]
"""Topics of forums, each written as the chat's id, a colon, and the topic's; empty allows none."""

IDS = "write ids with commas between, such as 12345, 67890"
LISTS = {
    "telegram_allowed_users": IDS,
    "telegram_admins": IDS,
    "telegram_allowed_chats": "write ids with commas between, such as -1001234567890",
    "telegram_allowed_topics": "write each as CHAT:TOPIC with commas between, such as -1001234567890:7",
}
"""What to write into a setting that holds several."""
REASONS = {
    "value_error": "{error}",
    "int_parsing": "write a whole number",
    "float_parsing": "write a number",
    "bool_parsing": "write on or off",
    "literal_error": "choose one of {expected}",
    "greater_than_equal": "write {ge:g} or more",
    "less_than_equal": "write {le:g} or less",
}
"""What to write instead, by the kind of mistake that pydantic found."""


class Settings(BaseSettings):
    """All settings, read and checked; `.env.example` explains each."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # a wrong token must not be printed
    )

    data: Path = Field(default_factory=default_data)
    timezone: str = TIMEZONE
    language: str = LANGUAGE
    threshold: float | None = Field(default=None, ge=0, le=1)
    telegram_token: SecretStr | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_allowed_users: Ids = ()
    telegram_allowed_chats: Ids = ()
    telegram_allowed_topics: Topics = ()
    telegram_admins: Ids = ()
    telegram_admin_chat: int | None = None
    webhook_url: str | None = None
    webhook_listen: str = "127.0.0.1"
    webhook_port: int = Field(default=8443, ge=1, le=65535)
    webhook_path: str = "telegram"
    webhook_secret: SecretStr | None = None
    metrics_port: int | None = Field(default=None, ge=1, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    rate_limit: bool = True
    watches_per_chat: int = Field(default=50, ge=0, le=1000)
    watch_seconds: float = Field(default=5.0, ge=0.1, le=3600)
    readers: int | None = Field(default=None, ge=0, le=64)
    audit_days: int = Field(default=90, ge=0, le=3650)

    @field_validator("telegram_allowed_users", "telegram_allowed_chats", "telegram_admins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return _parts(value) if isinstance(value, str) else value

    @field_validator("telegram_allowed_topics", mode="before")
    @classmethod
    def _split_topics(cls, value: Any) -> Any:
        return [part.split(":") for part in _parts(value)] if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        return zone(value)

    @field_validator("data")
    @classmethod
    def _home(cls, value: Path) -> Path:
        return folder(value.expanduser())

    def token(self) -> str:
        """The Telegram token; InputError where none is set."""
        if self.telegram_token is None:
            raise InputError(
                "CROSSQUOTE_TELEGRAM_TOKEN is not set: get a token from @BotFather and put it into .env",
                "no_token",
            )
        return self.telegram_token.get_secret_value()

    @property
    def place(self) -> Place:
        """What of these a question needs."""
        return Place(self.data, self.timezone, self.language, self.threshold)


def load_settings(data: Path | None = None) -> Settings:
    """The settings of this process; InputError names the first variable that is wrong, never its value."""
    try:
        return Settings(data=option_folder(data)) if data else Settings()
    except ValidationError as error:
        raise InputError(_first(error), "bad_setting") from None
    except SettingsError as error:
        raise InputError(str(error).splitlines()[0], "bad_setting") from None
    except UnicodeDecodeError:
        raise InputError(".env is not UTF-8: save it as UTF-8", "bad_setting") from None


def _parts(value: str) -> list[str]:
    """The items of a comma list."""
    return [part for part in value.replace(" ", "").split(",") if part]


def _first(error: ValidationError) -> str:
    wrong = error.errors(include_input=False, include_url=False)[0]
    name = str(wrong["loc"][0])
    reason = LISTS.get(name) or REASONS.get(wrong["type"]) or "{error}"
    return f"{PREFIX}{name.upper()}: {reason.format(**{'error': wrong['msg'], **wrong.get('ctx', {})})}"
