"""The known differences, each with its reason, operations and places. They hold for all services.

A place is what a difference is printed with, such as `request body/name/0`; what stands there for us and for botocore is
compared as Python prints it. Whatever is not listed here fails the
comparison; whatever is listed and never found in a whole run is reported.
"""

import re
from dataclasses import dataclass


@dataclass
class Listed:
    """A difference with its reason; the patterns are regular expressions that match the whole text."""

    because: str
    place: str
    operations: str = ".*"
    ours: str = ".*"
    theirs: str = ".*"
    # Both values, with a space between them.
    both: str = ".*"
    found: int = 0

    def matches(self, operation, place, ours, theirs):
        pairs = [
            (self.operations, operation),
            (self.place, place),
            (self.ours, repr(ours)),
            (self.theirs, repr(theirs)),
            (self.both, f"{ours!r} {theirs!r}"),
        ]
        return all(re.fullmatch(pattern, text, re.DOTALL) for pattern, text in pairs)


LISTED = [
    Listed(
        because="A path label of `.` or `..` would change the path, and a required member of the URI that is empty would "
        "call another operation: our client refuses them, as AWS's own does the latter.",
        place="(request|presigned) refused: .*(cannot be empty or unset|`.` and `..` are not allowed.*)",
    ),
    Listed(
        because="Members of nested structures that have a default are sent with it, as Smithy's protocol tests want it "
        "(`RestJsonClientPopulatesDefaultValuesInInput`); botocore knows no defaults.",
        place="request body/.*",
        ours="0|0.0|False|.*'text': '(0|0.0|false)'}",
        theirs="missing",
    ),
    Listed(
        because="botocore names the character set of a form, which is UTF-8 without saying so.",
        place="request header/content-type",
        ours="'application/x-www-form-urlencoded'",
        theirs="'application/x-www-form-urlencoded; charset=utf-8'",
    ),
    Listed(
        because="botocore does not say that a body is XML.",
        place="request header/content-type",
        ours="'application/xml'",
        theirs="missing",
    ),
    Listed(
        because="For botocore, the URI of some operations ends in a slash, and not for Smithy's model, such as that of "
        "`ChangeResourceRecordSets` of Route 53.",
        place="request path",
        both=r"'(.*)' '\1/'",
    ),
    Listed(
        because="With no member of the body set, the body is an empty element for us, and for botocore nothing.",
        place="request body",
        ours=r"{'[^']*': {'attributes': {}, 'text': ''}}",
        theirs="None",
    ),
    Listed(
        because="A body of bytes or text has the media type that Smithy's protocols give it; botocore leaves it to the "
        "service.",
        place="request header/content-type",
        ours="'(application/octet-stream|text/plain)'",
        theirs="missing",
    ),
    Listed(
        because="An empty list is sent as an empty header, as Smithy's protocol test `NullAndEmptyHeaders` wants it; botocore "
        "leaves it out.",
        place="request header/.*",
        ours="''",
        theirs="missing",
    ),
    Listed(
        because="botocore cuts off what is less than a second of a timestamp in a header.",
        place="request header/.*",
        ours=r"'.*:\d\d\.\d+Z'",
    ),
    Listed(
        because="What Glacier wants beyond its model is for botocore's handlers to add, which are not part of its serializer.",
        place="request header/(x-amz-glacier-version|x-amz-sha256-tree-hash)",
        theirs="missing",
    ),
    Listed(
        because="S3 sends the member as the root element, which botocore reads in a handler; here it is in a root element.",
        place="response output/LocationConstraint",
        operations="GetBucketLocation",
        ours="missing",
    ),
    Listed(
        because="Smithy's model of S3 names the operation in the query of some, for logs; botocore's does not.",
        place="(request|presigned) query",
        ours=".*'x-id=.*",
    ),
    Listed(
        because="Every request to Glacier and to API Gateway has a header beyond the model, which our client signs and returns "
        "with the request; botocore's handlers add it only to requests that they send.",
        place="presigned query",
        ours=r"\['X-Amz-SignedHeaders=(.*%3B)?(accept|x-amz-glacier-version)(%3B.*)?'\]",
        theirs=r"\['X-Amz-SignedHeaders=[^,]*'\]",
    ),
    Listed(
        because="botocore's signer keeps only the first of several query parameters of one name.",
        place="presigned query",
        ours=r"\['([^=']*)=[^']*'(, '\1=[^']*')*\]",
        theirs=r"\[\]",
    ),
    Listed(
        because="botocore's signer reads every body as JSON, so it cannot presign operations of S3 with a body of XML.",
        place="presigned refused by botocore",
        theirs='"JSONDecodeError.*',
    ),
    Listed(
        because="So it moves a policy in JSON to the query, or fails if it is not an object.",
        place="presigned (refused by botocore|query)",
        operations="PutBucketPolicy",
    ),
    Listed(
        because="botocore adds the hash of a key to a request that has only the key; our client sends what the input has.",
        place="presigned query",
        ours=r"\['X-Amz-SignedHeaders=.*-customer-key(%3B.*)?'\]",
        theirs=r"\['X-Amz-SignedHeaders=.*-customer-key-md5(%3B.*)?'\]",
    ),
    Listed(
        because="botocore puts the bucket of this operation into the path, whatever the configuration says.",
        place="presigned (host|path)",
        operations="GetBucketLocation",
    ),
    Listed(
        because="Our client lets the service encode keys in lists as it does, which botocore asks for and undoes.",
        place="presigned query",
        operations="ListObjects|ListObjectsV2|ListObjectVersions|ListMultipartUploads",
        ours=r"\[.*\]",
        theirs=r"\[.*'encoding-type=url'\]",
    ),
    Listed(
        because="An empty list is sent as an empty header, and so it is signed; botocore leaves it out.",
        place="presigned query",
        operations="GetObjectAttributes|ListObjects|ListObjectsV2|ListObjectVersions",
        ours=r"\['X-Amz-SignedHeaders=.*object-attributes.*'\]",
        theirs=r"\['X-Amz-SignedHeaders=[^,]*'\]",
    ),
    Listed(
        because="The elements of a list in a header are separated by a comma and a space, which are signed; botocore leaves out "
        "the space. It cuts off what is less than a second of a timestamp in a header.",
        place="presigned signature/0",
        operations="GetObjectAttributes|ListObjects|ListObjectsV2|ListObjectVersions|CopyObject|CreateMultipartUpload|PutObject"
        "|UploadPartCopy",
    ),
    Listed(
        because="botocore signs the host in lower case, and here the host has a random route with capital letters.",
        place="presigned signature/0",
        operations="WriteGetObjectResponse",
    ),
    Listed(
        because="botocore removes everything up to the last slash of an ID of Route 53; our client removes the type of the "
        "resource, as AWS's own.",
        place="presigned (path|query)",
        ours=".*(hostedzone|delegationset|keysigningkey|change|id=).*%2F.*",
    ),
]


def reason(operation, place, ours, theirs):
    """The listed difference that matches, if any."""
    for listed in LISTED:
        if listed.matches(operation, place, ours, theirs):
            listed.found += 1
            return listed
    return None
