//! Signatures by Standard Webhooks 1.0.0, of the symmetric kind.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::Time;
use sha2::Sha256;

/// What a secret begins with when it is shown.
const PREFIX: &str = "whsec_";

/// A secret as people copy it.
pub(super) fn shown(secret: &[u8]) -> String {
    format!("{PREFIX}{}", BASE64.encode(secret))
}

/// The moment of an attempt as its header has it.
pub(super) fn seconds(at: Time) -> i64 {
    at.micros().div_euclid(1_000_000)
}

/// The header `webhook-signature`: one entry for each secret.
pub(super) fn signed(secrets: &[Vec<u8>], id: &str, seconds: i64, body: &str) -> String {
    let text = format!("{id}.{seconds}.{body}");
    let entry = |secret: &Vec<u8>| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("a key of any length will do");
        mac.update(text.as_bytes());
        format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
    };
    secrets.iter().map(entry).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example that the specification's own libraries are tested with.
    #[test]
    fn the_example_of_the_specification_is_signed_so() {
        let secret = BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let signature = signed(std::slice::from_ref(&secret), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(shown(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    #[test]
    fn each_secret_has_its_entry() {
        let both = signed(&[vec![1; 32], vec![2; 32]], "whd_1", 1, "{}");
        let [first, second] = [[1; 32].to_vec(), [2; 32].to_vec()].map(|secret| signed(&[secret], "whd_1", 1, "{}"));
        assert_eq!(both, format!("{first} {second}"));
    }
}
