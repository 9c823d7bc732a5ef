"""Builds and runs programs that drive our clients."""

import base64
import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]

# The names of the drivers that the feature `drivers` builds, one for each service.
BUILT = sorted(file.stem for file in (Path(__file__).parent / "src/bin").glob("*.rs"))


def build(model, operations):
    """Generates and compiles the driver of a model, with these operations, or with all. Returns its name."""
    variables = {"COMPARED_MODEL": str(model.resolve()), "COMPARED_OPERATIONS": " ".join(operations)}
    package = ["--package", "smithereens-checks-botocore", "--features", "smithereens-checks-botocore/chosen"]
    command = ["cargo", "build", "--quiet", *package, "--bin", "chosen"]
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True)
    return "chosen"


class Driver:
    """A context manager that starts the program, and ends it. `model` is the file of the client's model, and `protocol` the shape
    ID of its protocol."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        about = self.read()
        self.model, self.protocol = Path(about["model"]), about["protocol"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def read(self, written=""):
        line = self.process.stdout.readline()
        if not line.startswith("{"):
            raise SystemExit(line.strip() or f"the driver ended at {written}")
        return json.loads(line)

    def call(self, operation, input, stream, response):
        """Returns the request of our client for this input, and the outcome for this response."""
        described = {
            "status": response["status_code"],
            "headers": list(response["headers"].items()),
            "body": base64.b64encode(response["body"]).decode(),
        }
        return self.exchange({"operation": operation, "input": input, "stream": stream, "response": described})

    def presign(self, operation, input):
        """Returns the presigned request of our client for this input, or `None` if the operation cannot be presigned."""
        return self.exchange({"presign": operation, "input": input})["request"]

    def exchange(self, described):
        line = json.dumps(described)
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.read(line)
