//! Messages of Segment's client libraries, as openapi.json shows them. They are read leniently, so that nothing is read by these types.

use edge::TimeText;
use serde_json::Value;
use utoipa::ToSchema;

/// A message of one of Segment's calls. Fields that are not named here are left alone.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes to OpenAPI what is read leniently")]
pub(super) struct SegmentMessage {
    /// In a batch, what it tells: `track`, `page`, `screen`, `identify`, `group` or `alias`.
    #[schema(rename = "type")]
    kind: Option<String>,
    /// The same id is taken once.
    #[schema(rename = "messageId")]
    message_id: Option<String>,
    /// Who: the external id of a contact.
    #[schema(rename = "userId")]
    user_id: Option<String>,
    /// Who, before they said who they are.
    #[schema(rename = "anonymousId")]
    anonymous_id: Option<String>,
    /// For `track`: what was done.
    event: Option<String>,
    /// For `page` and `screen`: what was looked at.
    name: Option<String>,
    /// For `group`: the external id of an account.
    #[schema(rename = "groupId")]
    group_id: Option<String>,
    /// For `alias`: the name the person had.
    #[schema(rename = "previousId")]
    previous_id: Option<String>,
    /// What else is known of what was done.
    #[schema(value_type = Option<Object>)]
    properties: Option<Value>,
    /// What is known of the person or account.
    #[schema(value_type = Option<Object>)]
    traits: Option<Value>,
    /// Where and with what; `groupId` in it names the account.
    #[schema(value_type = Option<Object>)]
    context: Option<Value>,
    /// When it happened.
    timestamp: Option<TimeText>,
    /// When it was sent, by the same clock: it tells how far that clock is off.
    #[schema(rename = "sentAt")]
    sent_at: Option<TimeText>,
    /// The write key, for programs that send no header.
    #[schema(rename = "writeKey")]
    write_key: Option<String>,
}

/// Messages in their order.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes to OpenAPI what is read leniently")]
pub(super) struct SegmentBatch {
    batch: Vec<SegmentMessage>,
    /// Context of all messages.
    #[schema(value_type = Option<Object>)]
    context: Option<Value>,
    #[schema(rename = "sentAt")]
    sent_at: Option<TimeText>,
    #[schema(rename = "writeKey")]
    write_key: Option<String>,
}
