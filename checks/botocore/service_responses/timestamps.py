"""Timestamps in the formats of https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait."""

import datetime
from email.utils import format_datetime

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def write(shape, value, default):
    """A number for epoch seconds, text otherwise. `default` is the format if the shape has none."""
    form = shape.serialization.get("timestampFormat", default).lower()
    if form == "unixtimestamp":
        microseconds = (value - EPOCH) // datetime.timedelta(microseconds=1)
        return microseconds / 10**6 if microseconds % 10**6 else microseconds // 10**6
    if form == "rfc822":
        return format_datetime(value.replace(microsecond=0), usegmt=True)
    fraction = f".{value.microsecond:06}".rstrip("0") if value.microsecond else ""
    return value.strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"
