//! Lists to choose from: one, several, unfolding, in order; and a box to tick.

use ::surveys::Answer;
use ::surveys::ask::EMOTIONS;
use maud::{Markup, html};

use super::question::{Field, fault, group, help, many, must, single};
use crate::answering::words::fill;

/// One of three answers in a row.
pub(super) fn three(field: &Field<'_>, options: [(&str, &String); 3]) -> Markup {
    let chosen = field.value();
    let controls = html! {
        div.box.list.row3 {
            @for (at, (key, label)) in options.iter().enumerate() { (pick(field, at == 0, "radio", key, label, chosen == *key)) }
        }
    };
    group(field, Some("radiogroup"), &controls)
}

/// One or several of a list, with room for another answer.
pub(super) fn list(field: &Field<'_>, kind: &str, other: bool) -> Markup {
    let chosen = field.answer.map(many).unwrap_or_default();
    let has = |key: &str| chosen.iter().any(|one| one == key);
    let role = if kind == "radio" { Some("radiogroup") } else { None };
    let controls = html! {
        div.box.list {
            @for (at, option) in field.shown.options.iter().enumerate() {
                (pick(field, at == 0, kind, &option.key, &field.reader.say(&option.label), has(&option.key)))
            }
            @if other {
                (pick(field, field.shown.options.is_empty(), kind, "other", &field.words().other, has("other")))
                (other_words(field))
            }
        }
    };
    group(field, role, &controls)
}

fn pick(field: &Field<'_>, first: bool, kind: &str, key: &str, label: &str, checked: bool) -> Markup {
    html! {
        label.pick {
            input id=[first.then_some(&field.id)] type=(kind) name=(field.name) value=(key) checked[checked];
            span { (label) }
        }
    }
}

fn other_words(field: &Field<'_>) -> Markup {
    let words = field.other.map(many).unwrap_or_default();
    html! {
        div.more {
            input.text type="text" name={ (field.name) ".other" } value=(words.first().map_or("", String::as_str)) maxlength="200"
                placeholder=(field.words().other_words) aria-label={ (field.words().other) ": " (field.words().other_words) };
        }
    }
}

/// Up to so many of the named emotions.
pub(super) fn emotions(field: &Field<'_>) -> Markup {
    let chosen = field.answer.map(many).unwrap_or_default();
    let named = EMOTIONS.iter().flat_map(|(_, named)| named.iter().copied());
    let controls = html! {
        div.box.chips {
            @for (at, emotion) in named.enumerate() {
                @let label = field.words().emotions.get(emotion).map_or(emotion, String::as_str);
                (pick(field, at == 0, "checkbox", emotion, label, chosen.iter().any(|one| one == emotion)))
            }
        }
    };
    group(field, None, &controls)
}

/// One of a list that unfolds.
pub(super) fn dropdown(field: &Field<'_>, other: bool) -> Markup {
    let chosen = field.value();
    let control = html! {
        select #(field.id) name=(field.name) aria-describedby=[field.described()] aria-invalid=[field.invalid()] {
            option value="" { (field.words().choose) }
            @for option in &field.shown.options {
                option value=(option.key) selected[chosen == option.key] { (field.reader.say(&option.label)) }
            }
            @if other { option value="other" selected[chosen == "other"] { (field.words().other) } }
        }
        @if other { (other_words(field)) }
    };
    single(field, &control)
}

/// A list in order: each is given its place by number.
pub(super) fn ranking(field: &Field<'_>) -> Markup {
    let count = field.shown.options.len();
    let controls = html! {
        div.box {
            @for (at, option) in field.shown.options.iter().enumerate() {
                @let label = field.reader.say(&option.label);
                @let place = place_of(field, &option.key);
                label.rank {
                    select id=[(at == 0).then_some(&field.id)] name={ (field.name) "." (option.key) } aria-label=(fill(&field.words().place_of, &[("what", &label)])) {
                        option value="" { "–" }
                        @for rank in 1..=count { option value=(rank) selected[place == rank.to_string()] { (rank) } }
                    }
                    span { (label) }
                }
            }
        }
    };
    group(field, None, &controls)
}

/// The place somebody gave, as read or as it was sent.
fn place_of(field: &Field<'_>, key: &str) -> String {
    match field.answer {
        Some(Answer::List(order)) => order.iter().position(|one| one == key).map(|at| (at + 1).to_string()).unwrap_or_default(),
        _ => field.cell(key).into_iter().next().unwrap_or_default(),
    }
}

/// A box to tick, with the question as its words.
pub(super) fn consent(field: &Field<'_>) -> Markup {
    let given = matches!(field.value().as_str(), "true" | "yes");
    html! {
        div.q {
            label.pick {
                input #(field.id) type="checkbox" name=(field.name) value="true" checked[given] aria-describedby=[field.described()] aria-invalid=[field.invalid()];
                span { (field.label()) (must(field)) }
            }
            (help(field))
            (fault(field))
        }
    }
}
