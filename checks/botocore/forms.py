#!/usr/bin/env python3
"""Compares forms that upload to S3 with those of botocore's `generate_presigned_post`.

    cargo build --package smithereens-checks-botocore --bin forms
    python3 checks/botocore/forms.py

compares URLs, policies and signatures, byte for byte, with random keys, fields and conditions for each kind of endpoint. The
build needs the folder of models that `SMITHY_MODELS` names.
"""

import argparse
import datetime
import json
import random
import subprocess
import sys
from pathlib import Path
from unittest import mock

import botocore.session
from botocore.config import Config

# The time of the program.
TIME = datetime.datetime(2024, 5, 17, 12, 30, 45, tzinfo=datetime.timezone.utc)
NOW = {"get_current_datetime": lambda *_, **__: TIME}

BUCKET = "shelf"

# botocore's forms are for names of buckets and aliases of access points, and not for ARNs. Ours too.
# Configurations: the name, the region, the bucket, and settings of our client and of botocore.
ENDPOINTS = [
    ("virtual host", "eu-west-1", BUCKET, {}, {}),
    ("virtual host in us-east-1", "us-east-1", BUCKET, {}, {}),
    ("a bucket with a dot", "eu-west-1", "shelf.example", {}, {}),
    ("path", "eu-west-1", BUCKET, {"path_style": True}, {"addressing_style": "path"}),
    ("dual stack", "eu-west-1", BUCKET, {"dual_stack": True}, {"use_dualstack_endpoint": True}),
    ("FIPS", "us-east-2", BUCKET, {"fips": True}, {"use_fips_endpoint": True}),
    ("FIPS and dual stack", "us-east-2", BUCKET, {"fips": True, "dual_stack": True},
     {"use_fips_endpoint": True, "use_dualstack_endpoint": True}),
    ("accelerate", "eu-west-1", BUCKET, {"accelerate": True}, {"use_accelerate_endpoint": True}),
    ("China", "cn-north-1", BUCKET, {}, {}),
    ("GovCloud", "us-gov-west-1", BUCKET, {}, {}),
]
ALPHABET = "abcXYZ019-_.~/ +&=%?#:;,!$*()[]{}<>|\\\"'\t\n\r\b\f\x7féß日😀"
FIELDS = ["acl", "Cache-Control", "Content-Disposition", "Content-Encoding", "Expires", "success_action_redirect",
          "success_action_status", "x-amz-meta-a", "x-amz-storage-class", "x-amz-server-side-encryption"]


def text(chance, least=0):
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(least, 12)))


def inputs(chance, region, bucket):
    names = chance.sample(FIELDS, chance.randint(0, 4))
    conditions = [[chance.choice(["eq", "starts-with"]), name, text(chance)] for name in names]
    if chance.random() < 0.5:
        least = chance.randint(0, 1 << 40)
        conditions.insert(chance.randint(0, len(conditions)), ["content-length-range", least, least + chance.randint(0, 9)])
    # A path cannot have segments of dots.
    key = "k" + text(chance).replace("/.", "/k") + chance.choice(["", "${filename}"])
    return {
        "region": region, "bucket": bucket, "key": key, "conditions": conditions,
        "token": chance.choice([None, "token/+=é"[:8]]), "content_type": chance.choice([None, "text/plain"]),
        "seconds": chance.randint(1, 7 * 24 * 3600),
    }


def by_botocore(line, settings):
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret", line["token"])
    s3 = {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"} | settings
    fips = {"use_fips_endpoint": s3.pop("use_fips_endpoint", None)}
    config = Config(signature_version="s3v4", s3=s3, **fips)
    client = session.create_client("s3", line["region"], config=config)
    fields, conditions = {}, []
    # Our client makes the content type of the input the first field.
    of_input = [["eq", "Content-Type", line["content_type"]]] if line["content_type"] else []
    for kind, name, value in of_input + line["conditions"]:
        if kind == "eq":
            fields[name] = value
            conditions.append({name: value})
        else:
            conditions.append([kind, f"${name}" if kind == "starts-with" else name, value])
    with mock.patch.multiple("botocore.auth", **NOW), mock.patch.multiple("botocore.signers", **NOW):
        return client.generate_presigned_post(line["bucket"], line["key"], fields, conditions, line["seconds"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1, help="where chance starts (default: 1)")
    parser.add_argument("--count", type=int, default=50, help="how many forms for each endpoint (default: 50)")
    parser.add_argument("--programs", type=Path, default=Path("target/debug"), help="the folder of the compiled program")
    given = parser.parse_args()
    program = subprocess.Popen([given.programs / "forms"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    failures = 0
    for name, region, bucket, ours, theirs in ENDPOINTS:
        chance = random.Random(f"{given.seed} {name}")
        for index in range(given.count):
            line = inputs(chance, region, bucket)
            program.stdin.write(json.dumps(line | ours) + "\n")
            program.stdin.flush()
            answer = program.stdout.readline()
            if not answer.startswith("{"):
                raise SystemExit(answer.strip() or "the program ended")
            form = json.loads(answer)
            form = form if "failure" in form else form | {"fields": dict(form["fields"])}
            expected = by_botocore(line, theirs)
            if form != expected:
                failures += 1
                if failures <= 10:
                    print(f"{name}, form {index}:\n  input    {line}\n  ours     {form}\n  botocore {expected}")
    program.stdin.close()
    program.wait()
    print(f"{len(ENDPOINTS)} endpoints, {len(ENDPOINTS) * given.count} forms compared, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
