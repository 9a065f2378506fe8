//! What a mail server says of a letter that it could not deliver (RFC 3464).

/// What became of the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Report {
    /// `failed`, `delayed`, `delivered` …
    pub action: String,
    /// The enhanced status code, as `5.1.1`.
    pub status: String,
    /// What the server said in words.
    pub diagnosis: Option<String>,
}

impl Report {
    /// Whether the letter did not and will not arrive.
    pub fn has_failed(&self) -> bool {
        self.action == "failed"
    }

    /// Whether the address itself does not exist, so that no other letter will arrive either. A full mailbox, a filter or a letter that is too
    /// large says nothing about the address.
    pub fn is_hard(&self) -> bool {
        self.has_failed() && no_such_address(&self.status, self.diagnosis.as_deref().unwrap_or_default())
    }

    /// For people.
    pub fn words(&self) -> String {
        let parts = [Some(self.status.as_str()), self.diagnosis.as_deref()];
        let text = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() { self.action.clone() } else { text }
    }
}

/// Whether a status (RFC 3463) says that there is no such address: 5.1.x but for its system notes, a mailbox that was closed, or no more than
/// "failed" with words that say so.
pub(crate) fn no_such_address(status: &str, diagnosis: &str) -> bool {
    let parts: Vec<&str> = status.split('.').collect();
    let unknown =
        ["user unknown", "unknown user", "no such user", "does not exist", "mailbox unavailable", "recipient rejected", "invalid recipient"];
    match parts.as_slice() {
        ["5", "1", detail] => !matches!(*detail, "7" | "8" | "9"),
        ["5", "2", "1"] | ["5", "4", "4"] => true,
        ["5", "0", _] => unknown.iter().any(|words| diagnosis.to_ascii_lowercase().contains(words)),
        _ => false,
    }
}

/// Reads the part `message/delivery-status`. Of several recipients the worst counts, as a letter of ours has only one.
pub(super) fn of(text: &str) -> Report {
    let unfolded = text.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let blocks = unfolded.split("\n\n").map(report).filter(|report| !report.action.is_empty());
    let rank = |report: &Report| match report.action.as_str() {
        "failed" => 2,
        "delayed" => 1,
        _ => 0,
    };
    blocks.max_by_key(rank).unwrap_or_default()
}

fn report(block: &str) -> Report {
    let field = |name: &str| {
        let lines = block.lines().filter_map(|line| line.split_once(':'));
        lines.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    };
    let diagnosis =
        field("Diagnostic-Code").map(|text| text.split_once(';').map_or(text.as_str(), |(_, words)| words).trim().chars().take(500).collect());
    let status = field("Status").and_then(|status| status.split_whitespace().next().map(ToOwned::to_owned));
    let short = |text: Option<String>| text.unwrap_or_default().to_ascii_lowercase().chars().take(40).collect();
    Report { action: short(field("Action")), status: short(status), diagnosis }
}

/// The Message-ID among headers that came back as text.
pub(super) fn message_id(headers: &str) -> Option<String> {
    let lines = headers.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = lines.into_iter().find(|(name, _)| name.trim().eq_ignore_ascii_case("message-id"))?;
    Some(value.trim().trim_matches(['<', '>']).to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("failed", "5.1.1", "", true)]
    #[case("failed", "5.1.2", "", true)]
    #[case("failed", "5.1.8", "bad sender", false)]
    #[case("failed", "5.2.1", "mailbox disabled", true)]
    #[case("failed", "5.2.2", "mailbox full", false)]
    #[case("failed", "5.7.1", "message rejected as spam", false)]
    #[case("failed", "5.0.0", "550 User unknown", true)]
    #[case("failed", "5.0.0", "550 blocked", false)]
    #[case("failed", "4.4.7", "expired", false)]
    #[case("delayed", "4.4.1", "", false)]
    #[case("delivered", "2.0.0", "", false)]
    fn only_an_address_that_does_not_exist_is_hard(#[case] action: &str, #[case] status: &str, #[case] diagnosis: &str, #[case] hard: bool) {
        let text = format!(
            "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@example.org\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp;\n {diagnosis}\n"
        );
        assert_eq!(of(&text).is_hard(), hard, "{:?}", of(&text));
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        assert_eq!(of("nonsense"), Report::default());
        assert!(!of("").has_failed());
    }
}
