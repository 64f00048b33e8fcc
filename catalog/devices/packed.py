"""Ids of devices that came with a pack: `pack:<pack>:<id>`."""

PACKED = "pack:"


def is_packed(device_id: str) -> bool:
    """Whether an id is that of a device of a pack."""
    return device_id.startswith(PACKED)


def pack_name(device_id: str) -> str:
    """The pack that a device came with."""
    return device_id.removeprefix(PACKED).partition(":")[0]


def plain_id(device_id: str) -> str:
    """The id as it stands in the pack."""
    return device_id.removeprefix(PACKED).partition(":")[2] if is_packed(device_id) else device_id
