"""Where machines are sold: a market for which the source of their figures was made."""

from enum import StrEnum


class Market(StrEnum):
    """A region in which a catalogue's machines are sold, with its mains and its labels."""

    CHINA = "china"
    EUROPE = "europe"
    NORTH_AMERICA = "north_america"
    WORLD = "world"  # sold everywhere: IEC motors and pumps for 50 Hz


_COUNTRIES = {  # as weather files name them, ISO 3166-1 alpha-3
    Market.CHINA: "CHN",
    Market.EUROPE: """
        AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT
        ROU SVK SVN ESP SWE ISL LIE NOR CHE GBR
    """,
    Market.NORTH_AMERICA: "USA CAN MEX",
}
_OF_COUNTRY = {code: market for market, codes in _COUNTRIES.items() for code in codes.split()}


def market_of(country: str) -> Market | None:
    """The market of a site; country: of the weather file, empty for a station of the Chinese table.

    None: nothing is said of that country's.
    """
    return _OF_COUNTRY.get(country or "CHN")
