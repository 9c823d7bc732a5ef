//! Mocks of a service that demands names and passwords.

use crate::readers::mocks::Mock;
use crate::readers::operation::borrow::BorrowOutput;
use crate::readers::operation::enter::EnterOutput;

#[tokio::test]
async fn calls_need_no_login_and_mocks_send_no_challenges() {
    let mock = Mock::new();
    mock.on_borrow(|input| {
        assert_eq!(input.title(), Some("Walden"));
        Ok(BorrowOutput::builder().due("2026-12-01").build())
    });
    mock.on_enter(|_| Ok(EnterOutput::builder().build()));
    let client = mock.client();
    let output = client.borrow().title("Walden").send().await.expect("a response");
    assert_eq!(output.due(), Some("2026-12-01"));
    client.enter().send().await.expect("a response");
    assert_eq!(mock.calls(), ["Borrow", "Enter"]);
}
