"""Calls of boto3 to `smithereens serve`. The first argument is the service, the second one the URL."""

import io
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, EventStreamError


def check_dynamodb(client):
    item = client.get_item(TableName="books", Key={"id": {"S": "1"}})["Item"]
    assert item == {"id": {"S": "1"}, "raw": {"B": b"hello"}}, item
    try:
        client.get_item(TableName="gone", Key={"id": {"S": "1"}})
        raise AssertionError("expected an error")
    except client.exceptions.ResourceNotFoundException as error:
        assert error.response["Error"]["Message"] == "no such table", error.response
    # The first response is a failure, which is retried.
    put = client.put_item(TableName="books", Item={"id": {"S": "2"}})
    assert put["ResponseMetadata"]["RetryAttempts"] == 1, put
    # An example of the model.
    assert "Forum" in client.list_tables()["TableNames"]
    try:
        client.describe_table(TableName="other")
        raise AssertionError("expected an error")
    except ClientError as error:
        assert "--script" in error.response["Error"]["Message"], error.response


def check_s3(client):
    found = client.get_object(Bucket="shelf", Key="a/b c.txt")
    assert found["Body"].read() == b"some text!", found
    assert (found["ContentType"], found["Metadata"]) == ("text/plain", {"author": "me"}), found
    assert found["LastModified"].year == 2026, found
    # The script has this response for this body and these metadata only.
    assert client.put_object(Bucket="shelf", Key="k", Body=b"hello", Metadata={"x": "y"})["ETag"] == '"e"'
    client.upload_fileobj(io.BytesIO(b"other"), "shelf", "k")
    listed = client.list_objects_v2(Bucket="shelf")["Contents"]
    assert [item["Key"] for item in listed] == ["one", "two"], listed
    copied = client.copy_object(Bucket="shelf", Key="k2", CopySource="shelf/k")
    assert copied["CopyObjectResult"]["ETag"] == '"c"', copied
    try:
        client.get_object(Bucket="shelf", Key="none")
        raise AssertionError("expected an error")
    except client.exceptions.NoSuchKey as error:
        assert error.response["Error"]["Message"] == "gone", error.response
    check_select(client)
    assert client.get_bucket_location(Bucket="shelf")["LocationConstraint"] == "eu-west-1"


def check_select(client):
    def select(key):
        return client.select_object_content(
            Bucket="shelf",
            Key=key,
            Expression="SELECT * FROM s3object",
            ExpressionType="SQL",
            InputSerialization={"JSON": {"Type": "LINES"}},
            OutputSerialization={"JSON": {}},
        )["Payload"]

    events = list(select("k"))
    assert events == [
        {"Cont": {}},
        {"Records": {"Payload": b"one;"}},
        {"Records": {"Payload": b"two"}},
        {"Progress": {"Details": {"BytesScanned": 1}}},
        {"Stats": {"Details": {"BytesScanned": 1, "BytesProcessed": 2, "BytesReturned": 3}}},
        {"End": {}},
    ], events
    try:
        list(select("failed"))
        raise AssertionError("expected an error")
    except EventStreamError as error:
        assert error.response["Error"] == {"Code": "InternalError", "Message": "broken"}, error.response
    # botocore's parser waits for the rest of a message, and leaves out what it has of it.
    assert list(select("cut")) == [{"Records": {"Payload": b"one;"}}]
    try:
        select("gone")
        raise AssertionError("expected an error")
    except client.exceptions.NoSuchKey as error:
        assert error.response["Error"]["Message"] == "gone", error.response


def check_sqs(client):
    # boto3 compares the MD5 hash of the message with the response.
    assert client.send_message(QueueUrl="http://127.0.0.1/1/q", MessageBody="hi")["MessageId"] == "m"


def check_sts(client):
    assert client.get_caller_identity()["Arn"] == "arn:aws:iam::1:user/me"
    try:
        client.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="session")
        raise AssertionError("expected an error")
    except client.exceptions.ExpiredTokenException as error:
        assert error.response["Error"]["Message"] == "too late", error.response


def main(service, url):
    config = Config(retries={"max_attempts": 2, "mode": "standard"})
    client = boto3.client(
        service,
        endpoint_url=url,
        region_name="us-east-1",
        aws_access_key_id="any",
        aws_secret_access_key="any",
        config=config,
    )
    globals()[f"check_{service}"](client)


main(*sys.argv[1:])
