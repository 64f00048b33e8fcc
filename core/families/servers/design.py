"""The design figures of a duty of servers."""

from typing import Annotated

from core.selection.outcome import Design
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ServerDesign(Design, frozen=True, kw_only=True, tag="servers"):
    """Work at the peak, and what is installed for it so that headroom is left."""

    peak_w: Annotated[float, declare(Kind.WORK_RATE)]
    required_w: Annotated[float, declare(Kind.WORK_RATE)]
