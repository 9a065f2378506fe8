//! In which of its languages a survey is read.

use http::HeaderMap;
use http::header::ACCEPT_LANGUAGE;

use super::words;

/// The first wish that the survey has, with or without its region; else its first language.
pub fn choose<'w>(languages: &[String], wishes: impl IntoIterator<Item = &'w str>) -> String {
    let found = wishes.into_iter().find_map(|wish| fitting(languages, wish));
    found.or_else(|| languages.first().map(String::as_str)).unwrap_or("en").to_owned()
}

fn fitting<'l>(languages: &'l [String], wish: &str) -> Option<&'l str> {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let exact = languages.iter().find(|language| language.eq_ignore_ascii_case(wish));
    exact.or_else(|| languages.iter().find(|language| base(language) == base(wish))).map(String::as_str)
}

/// What a browser says its reader reads, the dearest first.
pub fn accepted(headers: &HeaderMap) -> Vec<String> {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut wishes: Vec<(f64, &str)> = header.split(',').take(20).filter_map(wish).collect();
    wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
    wishes.into_iter().map(|(_, tag)| tag.to_owned()).collect()
}

fn wish(part: &str) -> Option<(f64, &str)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
    let weight = weight.trim().strip_prefix("q=")?.parse().ok().filter(|weight| *weight > 0.0)?;
    let tag = tag.trim();
    (!tag.is_empty() && tag != "*").then_some((weight, tag))
}

/// The language of a page that belongs to no survey.
pub(super) fn of_reader(headers: &HeaderMap) -> String {
    accepted(headers).into_iter().find(|tag| words::known(tag)).unwrap_or_else(|| "en".into())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["de"], "de")]
    #[case(&["de-AT"], "de")]
    #[case(&["pt"], "pt-BR")]
    #[case(&["tlh", "DE"], "de")]
    #[case(&["tlh"], "en")]
    #[case(&["../../etc"], "en")]
    #[case(&[], "en")]
    fn what_the_survey_has_is_read(#[case] wishes: &[&str], #[case] language: &str) {
        let languages = ["en".to_owned(), "de".to_owned(), "pt-BR".to_owned()];
        assert_eq!(choose(&languages, wishes.iter().copied()), language);
    }

    #[test]
    fn browsers_say_what_is_read() {
        let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, "tlh, de;q=0.8, fr;q=0.9, *;q=0.1, it;q=0, es;q=x".parse().expect("a header"))]);
        assert_eq!(accepted(&headers), ["tlh", "fr", "de"]);
        assert_eq!(of_reader(&headers), "fr");
    }
}
