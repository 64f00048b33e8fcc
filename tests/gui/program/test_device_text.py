"""What is shown of a device besides its figures."""

from core.machines.maker_tables import listed_c
from gui.program.device_text import mains_shown
from gui.program.reader import every_language


def test_mains_are_shown_in_words() -> None:
    english, chinese = (
        one for code in ("en", "zh") for one in every_language() if one.code == code
    )
    assert mains_shown("460V-3PH-60HZ", english) == "460 V, 3-phase, 60 Hz"
    assert mains_shown("460V-3PH-60HZ", chinese) == "460 V，3 相，60 Hz"
    assert mains_shown("by others", english) == "by others"


def test_temperatures_to_ask_for_are_told_to_a_tenth() -> None:
    # 65, 75 and 85 °F of AHRI 550/590, and one below nothing.
    asked = [(f - 32.0) / 1.8 for f in (65.0, 75.0, 85.0)]
    assert listed_c([-7.0, *asked]).value == "−7, 18.3, 23.9, 29.4"
