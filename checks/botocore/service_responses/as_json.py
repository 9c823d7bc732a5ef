"""Bodies of JSON."""

import base64
import json
import math

from service_responses import timestamps


class Json:
    """Writes values of shapes. Random numbers decide between the forms that a service can choose."""

    content_type = "application/json"

    def __init__(self, chance):
        self.chance = chance

    def body(self, shape, value, names):
        """A body with these members of a structure."""
        return self.dumps(self.members(shape, value, names))

    def payload(self, shape, value):
        """A body that is one value."""
        return self.dumps(self.value(shape, value))

    def dumps(self, value):
        indent = self.chance.choice([None, None, 1])
        return json.dumps(value, ensure_ascii=self.chance.random() < 0.5, indent=indent).encode()

    def members(self, shape, value, names):
        members = {}
        for name in names:
            member = shape.members[name]
            if name in value:
                members[member.serialization.get("name", name)] = self.value(member, value[name])
        if not shape.is_tagged_union:
            # Null members, and members that the model does not have.
            for name in names:
                if name not in value and self.chance.random() < 0.05:
                    members[shape.members[name].serialization.get("name", name)] = None
            if self.chance.random() < 0.1:
                members["newMemberOfTheService"] = self.chance.choice([1, "text", None, [{}], {"a": [1.5]}])
        return members

    def value(self, shape, value):
        kind = shape.type_name
        if kind == "structure":
            return value if shape.is_document_type else self.members(shape, value, list(shape.members))
        if kind == "list":
            return [self.value(shape.member, each) for each in value]
        if kind == "map":
            return {key: self.value(shape.value, each) for key, each in value.items()}
        if kind == "blob":
            return base64.b64encode(value).decode()
        if kind == "timestamp":
            return timestamps.write(shape, value, "unixTimestamp")
        if kind in ("float", "double") and not math.isfinite(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        return value
