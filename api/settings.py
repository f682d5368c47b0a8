"""From environment and settings file to the settings of the service."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ontology.errors import SamgrafError

PREFIX = "SAMGRAF_"
FILE_VARIABLE = "SAMGRAF_SETTINGS"
_ADDRESS = r"^https?://[^\s<>\"]+$"
_ADDRESS_OR_NOTHING = r"^(https?://[^\s<>\"]+)?$"
PublisherType = Literal[
    "Academia-ScientificOrganisation",
    "Company",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "SupraNationalAuthority",
]


class SettingsError(SamgrafError):
    """A setting that cannot be used; the message names it."""


def _several_per_core() -> int:
    """Return as many query workers as leave room for light queries beside some long ones."""
    return max(8, 4 * (os.cpu_count() or 1))


class Settings(BaseSettings):
    """All settings; each is also ``SAMGRAF_`` and its name in capitals in the environment, which wins over the file."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    store: Path = Field(default=Path(".samgraf"), description="The folder that holds the graph.")
    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    public_url: str = Field(
        default="", description="The address at which others reach the service; empty: as they asked."
    )
    trusted_proxies: str = Field(
        default="127.0.0.1", description="Proxies whose X-Forwarded headers count, comma-separated."
    )
    workers: int = Field(
        default_factory=_several_per_core,
        ge=2,
        le=256,
        description="How many queries run at a time, each in a process of its own.",
    )
    time_limit: float = Field(default=30.0, gt=0, description="Seconds that a query may take.")
    memory_limit: int = Field(default=1024, ge=64, description="Megabytes of memory that a query may take.")
    result_limit: int = Field(default=256, ge=1, description="Megabytes that an answer may have.")
    slow_after: float = Field(
        default=0.05, gt=0, description="A query that keeps a core busy for twice these seconds gives way to others."
    )
    waiting: int = Field(default=512, ge=1, description="How many queries may wait for a worker.")
    cache: int = Field(
        default=64, ge=0, description="Megabytes of answers kept for those who ask the same again; 0 keeps none."
    )
    body_limit: int = Field(default=2048, ge=1, description="Kilobytes that the body of a request may have.")
    header_limit: int = Field(default=64, ge=8, description="Kilobytes that address and headers of a request may have.")
    patience: float = Field(
        default=60.0, gt=0, description="Seconds that a client may take to send a request, or stop reading an answer."
    )
    services: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="SPARQL servers that a query may call with SERVICE, comma-separated."
    )
    publisher_name: str = Field(default="Samgraf", min_length=1, description="Who publishes the data set.")
    publisher_uri: str = Field(
        default="",
        pattern=_ADDRESS_OR_NOTHING,
        description="The publisher's IRI, http://dataportal.se/organisation/SE and its number for the data portal.",
    )
    publisher_type: PublisherType = Field(default="LocalAuthority", description="The publisher's type by ADMS.")
    contact_name: str = Field(default="", description="Whom to ask about the data set; the publisher where empty.")
    contact_email: str = Field(
        default="",
        pattern=r"^([^@\s<>\"]+@[^@\s<>\"]+)?$",
        description="Where to ask about the data set.",
    )
    data_license: str = Field(
        default="http://creativecommons.org/publicdomain/zero/1.0/",
        pattern=_ADDRESS,
        description="The licence of the data set.",
    )
    access_rights: Literal["PUBLIC", "RESTRICTED", "NON_PUBLIC"] = Field(
        default="PUBLIC", description="PUBLIC, RESTRICTED or NON_PUBLIC."
    )
    report_limit: float = Field(default=600.0, gt=0, description="Seconds that the making of a report may take.")
    report_memory: int = Field(
        default=4096, ge=256, description="Megabytes of memory that the making of a report may take."
    )
    watch_every: float = Field(default=1.0, gt=0, description="Seconds between looks for a new generation.")
    log_level: str = Field(
        default="info", pattern="^(debug|info|warning|error)$", description="debug, info, warning or error."
    )

    @field_validator("services", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let what is given win over the environment, and that over the file named by SAMGRAF_SETTINGS."""
        file = os.environ.get(FILE_VARIABLE)
        from_file = (TomlConfigSettingsSource(settings_cls, Path(file)),) if file else ()
        return (init_settings, env_settings, *from_file)


def read_settings(**given: object) -> Settings:
    """Return the settings, those ``given`` first; raises SettingsError, which names the one that is wrong."""
    file = os.environ.get(FILE_VARIABLE)
    if file and not Path(file).is_file():
        raise SettingsError(f"{FILE_VARIABLE} names {file}, which is no file: correct the path or unset it.")
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])).upper()
        raise SettingsError(
            f"The setting {PREFIX}{name} cannot be {first['input']!r} ({first['msg']}): correct it."
        ) from error
    except ValueError as error:
        raise SettingsError(f"Cannot read {file} ({error}): it must be TOML.") from error
