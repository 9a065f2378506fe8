//! Keys of surveys that are made from their names.

use kernel::text;
use store::{Error, Tx, args};

/// The longest key that is made from a name; a number may follow.
const LENGTH: usize = 60;

/// A key that says what a name says.
fn of_name(name: &str) -> String {
    let mut key = String::new();
    for letter in kernel::name_key(name).chars() {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            _ if !key.is_empty() && !key.ends_with('_') => key.push('_'),
            _ => {}
        }
        if key.len() == LENGTH {
            break;
        }
    }
    let key = key.trim_end_matches('_');
    match text::key("key", key, LENGTH) {
        Ok(key) => key,
        Err(_) if key.is_empty() => "survey".into(),
        Err(_) => format!("survey_{key}"),
    }
}

/// A key made from a name that no survey has yet.
pub(super) async fn free(tx: &mut Tx<'_>, name: &str) -> Result<String, Error> {
    let base = of_name(name);
    let mut key = base.clone();
    for number in 2.. {
        if !taken(tx, &key).await? {
            break;
        }
        key = format!("{base}_{number}");
    }
    Ok(key)
}

/// Whether there is a survey of that key.
pub(super) async fn taken(tx: &mut Tx<'_>, key: &str) -> Result<bool, Error> {
    let workspace = tx.workspace();
    Ok(tx.optional("SELECT id FROM survey WHERE workspace = $1 AND key = $2", args![workspace, key]).await?.is_some())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::of_name;

    #[rstest]
    #[case("Ticket closed", "ticket_closed")]
    #[case("  Größe & Güte!  ", "grosse_gute")]
    #[case("30 days in", "survey_30_days_in")]
    #[case("שלום", "survey")]
    #[case("", "survey")]
    fn a_key_says_what_the_name_says(#[case] name: &str, #[case] key: &str) {
        assert_eq!(of_name(name), key);
    }

    #[test]
    fn a_key_is_short() {
        assert_eq!(of_name(&"name ".repeat(100)).len(), 59);
    }
}
