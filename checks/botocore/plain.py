"""Values in the JSON that the drivers read and write."""

import base64
import datetime
import math


def of(value):
    """Converts a value of botocore to JSON: blobs to base64, timestamps to RFC 3339, NaN and infinities to their names."""
    if isinstance(value, dict):
        return {name: of(each) for name, each in value.items()}
    if isinstance(value, list):
        return [of(each) for each in value]
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, float) and not math.isfinite(value):
        return {"$double": "NaN" if math.isnan(value) else "inf" if value > 0 else "-inf"}
    return value
