//! How a page looks: the house's own light and dark, or the colours of the survey.

use std::sync::LazyLock;

use ::surveys::theme::{BACKGROUND, INK, LIGHT, contrast, is_colour, on};
use ::surveys::{Definition, Theme};
use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// What all pages look like.
pub(super) const STYLE: &str = include_str!("style.css");

/// The house's own colours by night; a survey with colours of its own has them at any hour.
const DARK: &str = "@media(prefers-color-scheme:dark){:root{color-scheme:dark;--page:#161513;--panel:#1f1e1b;--raised:#292723;--line:#36332e;--edge:#7d786e;\
    --ink:#ebe8e2;--quiet:#aca79c;--accent:#6cbfba;--on:#0c1f1f;--soft:#1f3534;--bad:#f0957a;--bad-soft:#3a2620}}";

/// The rest of the style of one survey.
pub(super) fn colours(theme: &Theme) -> String {
    let colour = |text: &Option<String>| text.as_deref().filter(|text| is_colour(text)).map(str::to_ascii_lowercase);
    let (accent, ground, ink) = (colour(&theme.accent), colour(&theme.background), colour(&theme.ink));
    if accent.is_none() && ground.is_none() && ink.is_none() {
        return DARK.to_owned();
    }
    let own = accent.map(|accent| {
        let on = on(&accent);
        format!("--accent:{accent};--on:{on};--soft:color-mix(in srgb,{accent} 10%,var(--panel));")
    });
    let grounds = ground.as_ref().map(|ground| format!("--page:{ground};--panel:{ground};--raised:{ground};"));
    let inked = ink.as_ref().map(|ink| format!("--ink:{ink};"));
    let mut style: String = [Some(":root{".to_owned()), own, grounds, inked].into_iter().flatten().collect();
    if ground.is_some() || ink.is_some() {
        let between = contrast(ink.as_deref().unwrap_or(INK), ground.as_deref().unwrap_or(BACKGROUND));
        style += if between.is_some_and(|between| between >= STRONG) { SHADES } else { PLAIN };
    }
    let framed = if ground.is_some() { "main{border:0}" } else { "" };
    if ground.is_some_and(|ground| on(&ground) == LIGHT) {
        style += "color-scheme:dark;--bad:#ffb4a0;--bad-soft:color-mix(in srgb,#ffb4a0 14%,var(--panel));";
    }
    style + "}" + framed
}

/// The contrast of words to what is behind them from which paler words and edges can still be told.
const STRONG: f64 = 9.0;
/// Paler than words: what is said quietly, edges and lines.
const SHADES: &str = "--quiet:color-mix(in srgb,var(--ink) 78%,var(--panel));--edge:color-mix(in srgb,var(--ink) 55%,var(--panel));\
    --line:color-mix(in srgb,var(--ink) 18%,var(--panel));";
/// The same where words themselves stand out just enough.
const PLAIN: &str = "--quiet:var(--ink);--edge:var(--ink);--line:color-mix(in srgb,var(--ink) 30%,var(--panel));";

/// What a page may load and where its form may lead: itself, and the places its endings redirect to.
pub(super) fn policy(definition: Option<&Definition>, colours: &str, script: &str) -> String {
    static STYLE_HASH: LazyLock<String> = LazyLock::new(|| hash(STYLE));
    let redirects = definition.into_iter().flat_map(|definition| &definition.endings).filter_map(|ending| origin(ending.redirect.as_deref()?));
    let mut places: Vec<String> = redirects.collect();
    places.sort_unstable();
    places.dedup();
    let scripts = if script.is_empty() { String::new() } else { format!("script-src '{}'; ", hash(script)) };
    format!(
        "default-src 'none'; style-src '{}' '{}'; {scripts}img-src 'self'; form-action 'self' {}; base-uri 'none'; frame-ancestors *",
        *STYLE_HASH,
        hash(colours),
        places.join(" ")
    )
}

/// Scheme and host of an address that people may be sent to.
fn origin(address: &str) -> Option<String> {
    let address = redirect(address)?;
    let host = address["https://".len()..].split(['/', '?', '#']).next()?;
    Some(format!("https://{host}"))
}

/// An address that people may be sent to: on the web by TLS, without anything that would leave its header.
pub(super) fn redirect(address: &str) -> Option<&str> {
    let host = address.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic()) && !host.is_empty() && !host.contains(['@', ';', ',', '\\', '\'', '"', '*']);
    plain.then_some(address)
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use ::surveys::theme::ACCENT;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://example.com/thanks?x=1", Some("https://example.com"))]
    #[case("http://example.com", None)]
    #[case("javascript:alert(1)", None)]
    #[case("//example.com", None)]
    #[case("https://you@evil.example", None)]
    #[case("https://a.example; script-src *", None)]
    #[case("https://a.example/\r\nset-cookie: x", None)]
    fn people_are_sent_to_the_web_only(#[case] address: &str, #[case] place: Option<&str>) {
        assert_eq!(origin(address).as_deref(), place);
    }

    #[test]
    fn the_usual_colours_are_those_of_the_style() {
        let (root, _) = STYLE.split_once('}').expect("the colours stand first");
        let on = on(ACCENT);
        for said in [format!("--ink:{INK};"), format!("--panel:{BACKGROUND};"), format!("--accent:{ACCENT};--on:{on};")] {
            assert!(root.contains(&said), "{said} is not in {root}");
        }
    }

    #[rstest]
    #[case("#1a1a1a", "#ffffff", SHADES)]
    #[case("#f2f5f3", "#10241f", SHADES)]
    #[case("#6b6b6b", "#ffffff", PLAIN)]
    fn what_is_said_quietly_can_be_read(#[case] ink: &str, #[case] ground: &str, #[case] shades: &str) {
        let theme = Theme { ink: Some(ink.into()), background: Some(ground.into()), ..Theme::default() };
        let style = colours(&theme);
        assert!(style.contains(shades) && style.ends_with("}main{border:0}"), "{style}");
    }

    #[test]
    fn colours_are_colours_and_nothing_else() {
        let hostile = Theme { accent: Some("red}body{display:none".into()), ..Theme::default() };
        assert_eq!(colours(&hostile), DARK);
        let own = Theme { accent: Some("#FFCC00".into()), ..Theme::default() };
        assert!(colours(&own).starts_with(":root{--accent:#ffcc00;--on:#000000;"));
    }
}
