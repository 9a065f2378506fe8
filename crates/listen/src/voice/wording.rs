//! How words sound by themselves, whatever score came with them: plain lists of words in English and German, turned round by a word such as `not`.
//! It knows no irony and no other language; what it cannot tell it leaves open. Pure.

use kernel::{closed, name_key};

/// How far before a word something may turn it round.
const REACH: usize = 2;

/// Words that turn the next ones round.
const TURNING: &str = "not no never hardly without nicht kein keine keinen keiner nie niemals kaum ohne";
/// Beginnings of words that sound bad, folded as names are.
const BAD: &str = "angry annoy awful bad broken bug cancel chaos complain confus crash delay disappoint disaster error fail frustrat horrible ignor incompeten \
    late lost mistake outage overpriced poor problem rude slow terrible unacceptable unanswered unfriendly unhelpful unreliable unresolved upset useless \
    waiting waste worse worst wrong arger argerlich arrogant beschwer chaot defekt enttausch fehler frustr furchtbar inkompetent kaputt katastroph \
    kundig langsam mangel mies nerv problem schlamp schlecht schlimm storung teuer unbrauchbar unerreichbar unfahig unfreundlich unverschamt unzufrieden \
    unzuverlassig verargert verspat versagt vergess zumutung";
/// Beginnings of words that sound good.
const GOOD: &str = "amazing awesome brilliant excellent fantastic friendly glad good great happy helpful impress love perfect pleasant pleased professional quick reliable \
    satisf smooth super thank wonderful ausgezeichnet begeister bestens dank empfehl exzellent freundlich gut hervorragend hilfreich kompetent lob perfekt \
    prima schnell spitze toll wunderbar zufrieden zuverlassig";

closed! {
    /// How words sound by themselves.
    #[schema(as = Wording)]
    Wording, "sound of words" {
        /// Good only.
        Good = "good",
        /// Good and bad.
        Mixed = "mixed",
        /// Bad only.
        Bad = "bad",
    }
}

/// How words sound; nothing when that cannot be told.
pub fn wording(words: &str) -> Option<Wording> {
    let key = name_key(words);
    let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (mut good, mut bad) = (false, false);
    for (at, word) in words.iter().enumerate() {
        let turned = words[at.saturating_sub(REACH)..at].iter().any(|before| has(TURNING, |turning| turning == *before));
        // The shortest beginnings are whole words: `gut` is no beginning of Gutschein.
        let begins = |start: &str| if start.len() <= 4 { start == *word } else { word.starts_with(start) };
        if has(BAD, begins) {
            if turned { good = true } else { bad = true }
        } else if has(GOOD, begins) {
            if turned { bad = true } else { good = true }
        }
    }
    match (good, bad) {
        (true, true) => Some(Wording::Mixed),
        (true, false) => Some(Wording::Good),
        (false, true) => Some(Wording::Bad),
        (false, false) => None,
    }
}

fn has(list: &str, test: impl Fn(&str) -> bool) -> bool {
    list.split_whitespace().any(test)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("The support was terribly slow.", Some(Wording::Bad))]
    #[case("Great people!", Some(Wording::Good))]
    #[case("Great people, but the portal crashes.", Some(Wording::Mixed))]
    #[case("I am not happy", Some(Wording::Bad))]
    #[case("No problem at all", Some(Wording::Good))]
    #[case("Wir sind unzufrieden mit der Störung.", Some(Wording::Bad))]
    #[case("Nicht schlecht, danke", Some(Wording::Good))]
    #[case("Ein Gutschein über 20 Euro", None)]
    #[case("", None)]
    #[case("它坏了", None)]
    fn words_sound_as_people_hear_them(#[case] words: &str, #[case] expected: Option<Wording>) {
        assert_eq!(wording(words), expected);
    }
}
