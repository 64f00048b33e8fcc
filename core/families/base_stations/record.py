"""The record of a radio unit: what it sends, what it takes, idle, asleep and shut down.

The input follows what is sent in a straight line from idling to full output, as in the model of
the EARTH project (Auer and others, IEEE Wireless Communications 18 (2011), 40). Asleep some
channels or carriers are off; shut down it can be woken, and that is all.
"""

from enum import StrEnum
from typing import Annotated

from core.machines.device import ClassLevel, Device, Evidence
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class RadioChannels(StrEnum):
    """Channels that send and receive; `choice.<value>` names them."""

    FOUR = "radio_4tr"
    THIRTY_TWO = "radio_32tr"
    SIXTY_FOUR = "radio_64tr"


class RadioBand(StrEnum):
    """Band of frequency, as the list of tiers has it."""

    BELOW = "radio_other_band"
    GHZ_2_6 = "radio_2_6_ghz"
    GHZ_3_5 = "radio_3_5_ghz"
    GHZ_4_9 = "radio_4_9_ghz"


class RadioFlag(StrEnum):
    """What is doubtful about a record's figures; `flag.<value>` says what it means."""

    SHARES_TYPICAL = "radio_shares_typical"  # idling, sleep and shut-down from no source


class RadioUnit(Device, frozen=True, kw_only=True, tag_field="family", tag="base_stations"):
    """One radio unit of a cell; shares are of the input at full output."""

    id: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    model: Annotated[str, declare()]
    radio_channels: Annotated[RadioChannels, declare()]
    radio_band: Annotated[RadioBand, declare()]
    radio_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)]  # sent, all channels together
    power_ratio: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)]  # sent over taken, at full
    radio_idle_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)]
    radio_asleep_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)]
    radio_off_share: Annotated[float, declare(Kind.SHARE, ge=0, lt=1)]
    class_level: Annotated[ClassLevel, declare()] | None = None
    class_from_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)] | None = None
    class_to_w: Annotated[float, declare(Kind.IDLE_POWER, gt=0)] | None = None
    class_band_one: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    class_band_several: Annotated[float, declare(Kind.SHARE, gt=0, lt=1)] | None = None
    price: Annotated[float, declare(Kind.MONEY, ge=0)] | None = None
    source: Annotated[str, declare()]  # key of the sources table
    source_year: Annotated[str, declare()]
    evidence: Annotated[Evidence, declare()]
    flags: tuple[RadioFlag, ...] = ()

    @property
    def full_input_w(self) -> float:
        """The input at full output, W."""
        return self.radio_w / self.power_ratio
