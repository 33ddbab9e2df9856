"""Why a prize was not written down."""

from advocacy_app.services.errors import Invalid


class CurrencyUnknown(Invalid):
    """Not the code of a currency, such as EUR."""

    key = "prizes.currency_unknown"


class ValueOutOfRange(Invalid):
    """Less than nothing, more than anybody gives away, or no amount at all."""

    key = "prizes.value_out_of_range"
