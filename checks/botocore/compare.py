#!/usr/bin/env python3
"""Compares whole generated clients with botocore on random inputs and responses.

    python3 checks/botocore/compare.py --models ../shared/models --service kms --seconds 60

compares one service, whose client it builds: that of a Smithy model `NAME.json` in the folder `--models`, or of botocore's
description in the folder `NAME` of `--data`. `--operation` and `--sample` build only some of its operations.

    cargo build --package smithereens-checks-botocore --features drivers
    python3 checks/botocore/compare.py --seconds 60

compare all services in `src/bin`, as CI does. The first command needs the folders of models that `SMITHY_MODELS` and
`BOTOCORE_DATA` name. All need botocore in the version of `.ci/requirements.txt`. CONTRIBUTING.md says where to get them.

For each operation in turn, our client and botocore serialize a random input, and the two requests are compared (`sent.py`). If
our client can presign the operation, the two URLs are compared, too (`presigned.py`).
Then both read a random output or exception, written as the service would write it, and the results are compared
(`received.py`). The same seed makes the same values. `differences.py` lists the intended differences, with reasons. Any other
difference is a failure, and is printed with the arguments that reproduce it.
"""

import argparse
import logging
import os
import random
import sys
import time
from collections import Counter
from pathlib import Path

import botocore
from botocore.awsrequest import HeadersDict

import differences
import driver
import plain
import presigned
import received
import sent
import service_responses
import services
from values import Values

# botocore logs each request and response.
logging.disable(logging.CRITICAL)


class Comparison:
    """The comparison of one service."""

    def __init__(self, arguments, driver, operations):
        service = services.Service(driver.model, arguments.data)
        self.service, self.arguments, self.driver, self.operations = service.name, arguments, driver, operations
        self.protocol = services.PROTOCOLS[driver.protocol]
        self.facts = services.facts(service.model(), service.smithy)
        self.model = service.model(self.facts.unions)
        self.signer = presigned.Signer(service.folder, self.protocol)
        self.counts = Counter()
        self.missing = []
        self.printed = Counter()

    def run(self, deadline):
        """Compares every operation repeatedly, until the time is over or the count is reached."""
        names = [each for each in self.model.operation_names if each in (self.operations or [each])]
        for index in range(self.arguments.first, self.arguments.first + self.arguments.count):
            for name in names:
                if time.monotonic() > deadline:
                    return
                if name not in self.missing:
                    self.compare(name, index)

    def compare(self, name, index):
        operation = self.model.operation_model(name)
        chance = random.Random(f"{self.arguments.seed} {self.service} {name} {index}")
        values = Values(chance, chance.choice([0, 0.4, 0.9]), self.facts)
        input = values.structure(operation.input_shape) if operation.input_shape else {}
        shape, response = self.response(operation, values)
        plain_input = plain.of(input)
        stream = plain_input.pop(sent.stream(operation.input_shape), "")
        ours = self.driver.call(name, plain_input, stream, response)
        if "missing" in ours:
            self.missing.append(name)
            return
        self.counts["operations"] += index == self.arguments.first
        self.compare_requests(operation, index, input, ours)
        self.compare_presigned(operation, index, input)
        # This script does not write the messages of event streams.
        if ours["request"] and not operation.has_event_stream_output:
            self.compare_responses(operation, index, shape, response, ours)

    def response(self, operation, values):
        known = [each for each in operation.error_shapes if (operation.name, each.name) not in self.facts.errors]
        if known and values.chance.random() < 0.25:
            shape = values.chance.choice(known)
            value = values.structure(shape)
            return shape, service_responses.error(self.protocol, self.model.service_name, shape, value, values.chance)
        shape = operation.output_shape
        value = values.structure(shape) if shape else {}
        return shape, service_responses.output(self.protocol, operation, value, values.chance)

    def compare_requests(self, operation, index, input, ours):
        self.counts["requests"] += 1
        if not ours["request"]:
            self.note(operation.name, index, f"request refused: {refusal(ours)}", ours, "a request")
            return
        theirs = sent.by_botocore(self.protocol, operation, input)
        sent_by_us = sent.by_us(ours["request"])
        label = self.facts.labels.get(operation.name)
        if label in input:
            theirs = sent.without_label(theirs, input[label])
        for place, our, their in sent.differences(sent_by_us, theirs):
            self.note(operation.name, index, f"request {place}", our, their)

    def compare_presigned(self, operation, index, input):
        input = {name: value for name, value in input.items() if name != sent.stream(operation.input_shape)}
        if "Bucket" in input and self.service == "s3":
            # Endpoint rules refuse most texts.
            input["Bucket"] = "shelf"
        ours = self.driver.presign(operation.name, plain.of(input))
        if ours is None:
            return
        self.counts["presigned"] += 1
        try:
            theirs = self.signer.sign(operation, input)
        except Exception as error:  # any exception of botocore would reach its caller
            self.note(operation.name, index, "presigned refused by botocore", ours, repr(error))
            return
        if "failure" in ours:
            self.note(operation.name, index, f"presigned refused: {refusal(ours)}", ours, theirs)
            return
        for place, our, their in presigned.differences(ours, theirs):
            self.note(operation.name, index, f"presigned {place}", our, their)

    def compare_responses(self, operation, index, shape, response, ours):
        self.counts["responses"] += 1
        try:
            parsed = response | {"headers": HeadersDict(response["headers"])}
            theirs = received.by_botocore(self.protocol, operation, parsed)
        except Exception as error:  # any exception of botocore's parser would reach its caller
            outcome = {name: ours[name] for name in ours if name != "request"}
            self.note(operation.name, index, "response unreadable for botocore", outcome, f"{error!r} {response}")
            return
        for place, our, their in received.differences(shape, ours, theirs, self.facts.absent):
            self.note(operation.name, index, f"response {place}", our, their)

    def note(self, operation, index, place, ours, theirs):
        listed = differences.reason(operation, place, ours, theirs)
        self.counts["listed" if listed else "unlisted"] += 1
        if listed or self.printed[operation] >= 3 or self.counts["unlisted"] > self.arguments.print:
            return
        self.printed[operation] += 1
        print(f"{self.service} {operation}: {place}")
        print(f"  ours     {shorten(ours)}")
        print(f"  botocore {shorten(theirs)}")
        print(f"  again    --service {self.service} --operation {operation} --seed {self.arguments.seed} --first {index} --count 1")

    def summary(self):
        counts = self.counts
        line = (
            f"{self.service} ({self.protocol}): {counts['operations']} operations, {counts['requests']} requests, "
            f"{counts['presigned']} presigned ones and {counts['responses']} responses compared, {counts['unlisted']} differences, {counts['listed']} listed ones"
        )
        if self.facts.absent:
            line += f"; {len(self.facts.absent)} members left out"
        return f"{line}; not in our client: {', '.join(self.missing)}" if self.missing else line


def refusal(ours):
    """The reason why our client refused an input."""
    return ours["failure"].partition("failed to construct request: ")[2].partition(" (ConstructionFailure")[0]


def shorten(value):
    text = repr(value)
    return text if len(text) < 700 else text[:700] + "…"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="where chance starts (default: 1)")
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on, over all services (default: 60)")
    parser.add_argument("--count", type=int, default=10**9, help="how often each operation is compared at most")
    parser.add_argument("--first", type=int, default=0, help="the number of the first comparison of each operation")
    parser.add_argument("--service", action="append", help="build and compare this service; may be repeated")
    parser.add_argument("--operation", action="append", default=[], help="only this operation; may be repeated")
    parser.add_argument("--sample", type=int, help="only so many operations, chosen by the seed")
    parser.add_argument("--drivers", type=Path, default=Path("target/debug"), help="the folder of the compiled drivers")
    parser.add_argument("--models", type=Path, default=os.environ.get("SMITHY_MODELS"), help="the folder of Smithy models")
    own = Path(botocore.__path__[0]) / "data"
    data = Path(os.environ.get("BOTOCORE_DATA", own))
    parser.add_argument("--data", type=Path, default=data, help="botocore's folder `data`")
    parser.add_argument("--print", type=int, default=20, help="how many differences to print for a service (default: 20)")
    return parser.parse_args()


def built(name, given):
    """Builds the driver of a service. Returns its name and the operations to compare, if not all."""
    file = services.find(name, given.models, given.data)
    operations = given.operation
    if given.sample:
        service = services.Service(file, given.data)
        operations = services.sample(service, given.sample, random.Random(f"{given.seed} {name}"))
    return driver.build(file, operations), operations


def main():
    given = arguments()
    names = given.service or driver.BUILT
    unlisted = 0
    for index, name in enumerate(names):
        program, operations = built(name, given) if given.service else (name, given.operation)
        # Time that a service does not use is divided among the services after it.
        start = time.monotonic()
        share = given.seconds / (len(names) - index)
        with driver.Driver(given.drivers / program) as client:
            comparison = Comparison(given, client, operations)
            comparison.run(start + share)
        given.seconds -= time.monotonic() - start
        print(comparison.summary(), flush=True)
        unlisted += comparison.counts["unlisted"]
    if not given.service and not given.operation:
        for listed in differences.LISTED:
            if not listed.found:
                print(f"listed, but not found in this run: {listed.place}, because {listed.because}")
    return 1 if unlisted else 0


if __name__ == "__main__":
    sys.exit(main())
