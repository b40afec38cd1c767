//! The messages that webhooks send.
use serde_json::{Value, json};

/// Adds the `webhooks` section: one message for all events, as Standard Webhooks define it.
pub fn add(document: &mut Value) {
    let header = |name: &str, description: &str| json!({"name": name, "in": "header", "required": true, "description": description, "schema": {"type": "string"}});
    document["components"]["schemas"]["WebhookMessage"] = json!({
        "type": "object",
        "description": "A message to a webhook.",
        "required": ["type", "timestamp", "data"],
        "properties": {
            "type": {"type": "string", "description": "The type of the event, such as `system.published`, or `webhook.test`."},
            "timestamp": {"type": "string", "format": "date-time"},
            "data": {
                "description": "The event as `/v1/changes` shows it; empty for a test.",
                "anyOf": [{"$ref": "#/components/schemas/LogEntry"}, {"type": "object", "maxProperties": 0}],
            },
        },
    });
    document["webhooks"] = json!({"event": {"post": {
        "operationId": "receive_event",
        "summary": "Receive a log event",
        "description": "Sent to each webhook of the organization that the event is about. Verify the signature, respond \
            with any 2xx status within 20 seconds, and ignore a `webhook-id` that you have processed already.",
        "tags": ["webhooks"],
        "security": [],
        "parameters": [
            header("webhook-id", "Identifies the message; the same for every attempt."),
            header("webhook-timestamp", "Seconds since 1970 of the attempt."),
            header("webhook-signature", "`v1,` and the HMAC-SHA256 of id, timestamp and body, in base64; one or more."),
        ],
        "requestBody": {"required": true, "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/WebhookMessage"}}}},
        "responses": {
            "2XX": {"description": "The message is processed"},
            "4XX": {"description": "The message is sent again later"},
        },
    }}});
}
