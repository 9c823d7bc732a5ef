"""Bodies of CBOR: https://www.rfc-editor.org/rfc/rfc8949, as https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
uses it."""

import struct

from service_responses import timestamps


class Cbor:
    """Writes values of shapes. Random numbers decide between the forms that a service can choose."""

    content_type = "application/cbor"

    def __init__(self, chance):
        self.chance = chance

    def body(self, shape, value, names):
        """A body with these members of a structure."""
        members = [(name, self.value(shape.members[name], value[name])) for name in names if name in value]
        if not shape.is_tagged_union and self.chance.random() < 0.1:
            members.append(("newMemberOfTheService", self.chance.choice([b"\xf6", b"\x01", b"\x81\xf5"])))
        return self.entries([(self.string(name), each) for name, each in members])

    def value(self, shape, value):
        kind = shape.type_name
        if kind == "structure":
            return self.body(shape, value, list(shape.members))
        if kind == "list":
            return self.sequence([self.value(shape.member, each) for each in value])
        if kind == "map":
            return self.entries([(self.string(key), self.value(shape.value, each)) for key, each in value.items()])
        if kind == "blob":
            return self.head(2, len(value)) + value
        if kind == "boolean":
            return b"\xf5" if value else b"\xf4"
        if kind == "timestamp":
            seconds = timestamps.write(shape, value, "unixTimestamp")
            return b"\xc1" + (self.integer(seconds) if isinstance(seconds, int) else b"\xfb" + struct.pack(">d", seconds))
        if kind == "float":
            return b"\xfa" + struct.pack(">f", value)
        if kind == "double":
            return b"\xfb" + struct.pack(">d", value)
        return self.integer(value) if kind in ("integer", "long") else self.string(value)

    def sequence(self, elements):
        if self.chance.random() < 0.3:
            return b"\x9f" + b"".join(elements) + b"\xff"
        return self.head(4, len(elements)) + b"".join(elements)

    def entries(self, pairs):
        content = b"".join(key + value for key, value in pairs)
        return b"\xbf" + content + b"\xff" if self.chance.random() < 0.3 else self.head(5, len(pairs)) + content

    def string(self, text):
        encoded = text.encode()
        return self.head(3, len(encoded)) + encoded

    def integer(self, number):
        return self.head(0, number) if number >= 0 else self.head(1, -1 - number)

    def head(self, major, argument):
        for size, marker, form in [(24, None, None), (2**8, 24, ">B"), (2**16, 25, ">H"), (2**32, 26, ">I")]:
            if argument < size:
                break
        else:
            marker, form = 27, ">Q"
        if form is None:
            return bytes([major << 5 | argument])
        return bytes([major << 5 | marker]) + struct.pack(form, argument)
