//! The new words of an answer, without the letter it quotes, the signature and the line a telephone adds.

/// What mail programs put above the letter they quote, in the languages of our customers.
const BEGINS: &[&str] = &[
    "-----original message-----",
    "-----ursprüngliche nachricht-----",
    "-----message d'origine-----",
    "-----mensaje original-----",
    "-----messaggio originale-----",
    "-----oorspronkelijk bericht-----",
    "________________________________",
];

/// How the line ends that says who wrote the quoted letter.
const WROTE: &[&str] = &["wrote:", "schrieb:", "geschrieben:", "a écrit :", "a écrit:", "escribió:", "ha scritto:", "schreef:", "كتب:"];
/// How the same line begins where its end differs: "Am … schrieb Ada <…>:".
const WROTE_WITHIN: &[&str] = &[" schrieb ", " wrote ", " schreef "];

/// The first line of the headers that Outlook quotes.
const HEADERS: &[&str] = &["from:", "von:", "de :", "de:", "da:", "van:", "من:"];
/// The lines that follow it.
const FURTHER: &[&str] =
    &["sent:", "date:", "gesendet:", "datum:", "envoyé :", "envoyé:", "enviado:", "fecha:", "inviato:", "data:", "verzonden:", "to:", "an:"];

/// What telephones add.
const TELEPHONE: &[&str] = &[
    "sent from my ",
    "von meinem ",
    "gesendet von ",
    "envoyé de mon ",
    "enviado desde mi ",
    "inviato da ",
    "verstuurd vanaf mijn ",
    "get outlook for ",
];

/// What somebody wrote anew.
pub(super) fn fresh(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = text.lines().collect();
    let end = (0..lines.len()).find(|place| ends_at(&lines, *place)).unwrap_or(lines.len());
    let kept: Vec<&str> = lines[..end].iter().copied().filter(|line| !line.trim_start().starts_with('>')).map(str::trim_end).collect();
    let mut words = kept.join("\n").trim().to_owned();
    if let Some((before, last)) = words.rsplit_once('\n').or(Some(("", words.as_str())))
        && TELEPHONE.iter().any(|known| last.trim().to_lowercase().starts_with(known))
    {
        words = before.trim_end().to_owned();
    }
    while words.contains("\n\n\n") {
        words = words.replace("\n\n\n", "\n\n");
    }
    words
}

/// Whether everything from this line on is quoted, or a signature.
fn ends_at(lines: &[&str], place: usize) -> bool {
    let line = lines[place].trim().trim_start_matches(['*']).to_lowercase();
    let next = lines.get(place + 1).map(|next| next.trim().trim_start_matches(['*']).to_lowercase()).unwrap_or_default();
    if lines[place].trim_end() == "--"
        || lines[place] == "-- "
        || BEGINS.iter().any(|begin| line.replace("----- ", "-----").replace(" -----", "-----").starts_with(begin))
    {
        return true;
    }
    // The line may be broken in two by the program.
    let attribution = |line: &str| {
        line.chars().any(|c| c.is_ascii_digit())
            && line.ends_with(':')
            && (WROTE.iter().any(|end| line.ends_with(end)) || WROTE_WITHIN.iter().any(|within| line.contains(within)))
    };
    if attribution(&line) || (!line.is_empty() && !next.is_empty() && attribution(&format!("{line} {next}")) && begins_attribution(&line)) {
        return true;
    }
    HEADERS.iter().any(|known| line.starts_with(known)) && FURTHER.iter().any(|known| next.starts_with(known))
}

fn begins_attribution(line: &str) -> bool {
    ["on ", "am ", "le ", "el ", "il ", "op "].iter().any(|begin| line.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::fresh;

    #[rstest]
    #[case("Great work!\n\nOn Mon, 2 Mar 2026 at 09:00, Acme <cx@example.org> wrote:\n> How was it?\n> 0 1 2", "Great work!")]
    #[case("Great work!\n\nOn Mon, 2 Mar 2026 at 09:00, Acme Support\n<cx@example.org> wrote:\n> How was it?", "Great work!")]
    #[case("Sehr gut.\r\n\r\nAm 02.03.2026 um 09:00 schrieb Acme <cx@example.org>:\r\n> Wie war es?", "Sehr gut.")]
    #[case("Sehr gut.\n\nVon: Acme <cx@example.org>\nGesendet: Montag\nAn: Ada\nBetreff: Wie war es?\n\nWie war es?", "Sehr gut.")]
    #[case("Fine\n\n-----Original Message-----\nFrom: Acme\nHow?", "Fine")]
    #[case("Fine\n\n----- Original Message -----\nFrom: Acme\nHow?", "Fine")]
    #[case("Bien.\n\nLe lun. 2 mars 2026 à 09:00, Acme <cx@example.org> a écrit :\n> Comment ?", "Bien.")]
    #[case("Fine\n-- \nAda\nHead of Purchasing", "Fine")]
    #[case("Fine\n\nSent from my iPhone", "Fine")]
    #[case("Von meinem iPhone gesendet", "")]
    #[case("> quoted first\nMy answer below\n> and more\nSecond line", "My answer below\nSecond line")]
    #[case("From: the very beginning it went wrong.\nI wrote:\nnothing.", "From: the very beginning it went wrong.\nI wrote:\nnothing.")]
    #[case("Price: 10 EUR\n\n\n\nToo much", "Price: 10 EUR\n\nToo much")]
    #[case("", "")]
    fn only_new_words_are_kept(#[case] text: &str, #[case] words: &str) {
        assert_eq!(fresh(text), words);
    }
}
