//! A key of KMS: what is encrypted with it can be read again, by the key or by a data key.

use aws_config::BehaviorVersion;
use aws_sdk_kms::error::{DisplayErrorContext, ProvideErrorMetadata};
use aws_sdk_kms::operation::RequestId;
use aws_sdk_kms::operation::decrypt::DecryptError;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{DataKeySpec, EncryptionAlgorithmSpec, KeySpec, KeyState, KeyUsageType, Tag};
use aws_sdk_kms::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    let key = create(&client).await?;
    encrypt(&client, &key).await?;
    data_key(&client, &key).await?;
    list(&client, &key).await?;
    refuse(&client, &key).await;
    let scheduled = client.schedule_key_deletion().key_id(&key).pending_window_in_days(7).send().await?;
    println!("to be deleted: {:?}, {}", scheduled.key_state(), scheduled.deletion_date().is_some());
    Ok(())
}

async fn create(client: &Client) -> Result<String, Error> {
    let tag = Tag::builder().tag_key("team").tag_value("librarians").build()?;
    let created = client
        .create_key()
        .description("Locks the shelves")
        .key_spec(KeySpec::SymmetricDefault)
        .key_usage(KeyUsageType::EncryptDecrypt)
        .tags(tag)
        .send()
        .await?;
    let metadata = created.key_metadata.expect("it describes the key");
    println!("created {:?}: {:?} {:?}", metadata.description(), metadata.key_state(), metadata.encryption_algorithms());
    println!("enabled: {}, by {:?}", metadata.enabled(), metadata.origin());
    client.create_alias().alias_name("alias/shelves").target_key_id(metadata.key_id()).send().await?;
    Ok(metadata.key_id)
}

async fn encrypt(client: &Client, key: &str) -> Result<(), Error> {
    let encrypted = client
        .encrypt()
        .key_id("alias/shelves")
        .plaintext(Blob::new("The quick brown fox"))
        .encryption_context("purpose", "test")
        .send()
        .await?;
    let ciphertext = encrypted.ciphertext_blob().cloned().expect("a ciphertext");
    println!("encrypted by {:?}, not as it was: {}", encrypted.encryption_algorithm(), !ciphertext.as_ref().is_empty());
    println!("with the key: {}", encrypted.key_id().is_some_and(|arn| arn.ends_with(key)));
    let decrypted = client
        .decrypt()
        .ciphertext_blob(ciphertext.clone())
        .encryption_context("purpose", "test")
        .encryption_algorithm(EncryptionAlgorithmSpec::SymmetricDefault)
        .send()
        .await?;
    println!("decrypted: {:?}", decrypted.plaintext().map(|text| String::from_utf8_lossy(text.as_ref())));
    let printed = format!("{decrypted:?}");
    println!("kept secret: {}", printed.contains("*** Sensitive Data Redacted ***") && !printed.contains("fox"));

    let error = client.decrypt().ciphertext_blob(ciphertext).encryption_context("purpose", "play").send().await;
    match error.expect_err("the context is another").into_service_error() {
        DecryptError::InvalidCiphertextException(error) => println!("invalid: {:?}", error.message()),
        error => println!("another error: {:?}", error.code()),
    }
    Ok(())
}

async fn data_key(client: &Client, key: &str) -> Result<(), Error> {
    let data_key = client.generate_data_key().key_id(key).key_spec(DataKeySpec::Aes256).send().await?;
    let plaintext = data_key.plaintext().expect("the key").clone().into_inner();
    println!("a data key of {} bytes, request ID: {}", plaintext.len(), data_key.request_id().is_some());
    let decrypted = client.decrypt().set_ciphertext_blob(data_key.ciphertext_blob).send().await?;
    println!("the same: {}", decrypted.plaintext.is_some_and(|text| text.into_inner() == plaintext));
    let random = client.generate_random().number_of_bytes(24).send().await?;
    println!("{:?} random bytes", random.plaintext().map(|bytes| bytes.as_ref().len()));
    Ok(())
}

async fn list(client: &Client, key: &str) -> Result<(), Error> {
    let mut keys = client.list_keys().into_paginator().items().send();
    while let Some(entry) = keys.try_next().await? {
        println!("listed: {}", entry.key_id() == Some(key));
    }
    let aliases = client.list_aliases().key_id(key).send().await?;
    println!("{:?}", aliases.aliases().iter().map(|alias| alias.alias_name()).collect::<Vec<_>>());
    let tags = client.list_resource_tags().key_id(key).send().await?;
    println!("{:?}", tags.tags());
    client.disable_key().key_id(key).send().await?;
    let described = client.describe_key().key_id(key).send().await?;
    let state = described.key_metadata().and_then(|metadata| metadata.key_state());
    println!("{state:?}, disabled: {}", state == Some(&KeyState::Disabled));
    client.enable_key().key_id(key).send().await?;
    Ok(())
}

async fn refuse(client: &Client, key: &str) {
    let error = client.describe_key().key_id("alias/none").send().await.expect_err("there is no such key");
    println!("{:?} {}", error.code(), error.as_service_error().is_some_and(|error| error.is_not_found_exception()));
    match Error::from(error) {
        Error::NotFoundException(error) => println!("{:?}", error.message()),
        error => println!("another error: {error:?}"),
    }
    let decrypt = client.decrypt().key_id(key).ciphertext_blob(Blob::new("nonsense"));
    let error = decrypt.send().await.expect_err("it is no ciphertext");
    println!("in full: {}", DisplayErrorContext(&error).to_string().contains("InvalidCiphertextException"));
    println!("{:?}", error.into_service_error().is_invalid_ciphertext_exception());
    println!("{}", Tag::builder().tag_key("team").build().expect_err("the value is missing"));
}
