//! What is typed: words, numbers, dates, addresses, contact details; and files.

use ::surveys::ask::{Dates, Fields, Files, Length, Number};
use maud::{Markup, html};

use super::question::{Field, group, many, single};
use crate::answering::words::fill;

/// A line of text.
pub(super) fn line(field: &Field<'_>, length: &Length) -> Markup {
    single(
        field,
        &html! {
            input.text #(field.id) type="text" name=(field.name) value=(field.value()) maxlength=(length.most.unwrap_or(200))
                aria-describedby=[field.described()] aria-invalid=[field.invalid()];
        },
    )
}

/// Words of any length.
pub(super) fn words(field: &Field<'_>, length: &Length) -> Markup {
    single(
        field,
        &html! {
            textarea.text #(field.id) name=(field.name) rows="5" maxlength=(length.most.unwrap_or(5000)) dir="auto"
                aria-describedby=[field.described()] aria-invalid=[field.invalid()] { "\n" (field.value()) }
        },
    )
}

/// A mail address or a phone number.
pub(super) fn typed(field: &Field<'_>, kind: &str, autocomplete: &str) -> Markup {
    single(
        field,
        &html! {
            input.text #(field.id) type=(kind) name=(field.name) value=(field.value()) autocomplete=(autocomplete) dir="ltr"
                aria-describedby=[field.described()] aria-invalid=[field.invalid()];
        },
    )
}

/// A number, with what it counts.
pub(super) fn number(field: &Field<'_>, bounds: &Number) -> Markup {
    let mode = if bounds.whole && bounds.from.is_some_and(|from| from >= 0.0) { "numeric" } else { "decimal" };
    let unit = field.reader.say(&bounds.unit);
    single(
        field,
        &html! {
            div.unit {
                input.text.short #(field.id) type="text" inputmode=(mode) name=(field.name) value=(field.value()) size="12" autocomplete="off"
                    aria-describedby=[field.described()] aria-invalid=[field.invalid()];
                @if !unit.is_empty() { span { (unit) } }
            }
        },
    )
}

/// A day.
pub(super) fn date(field: &Field<'_>, bounds: &Dates) -> Markup {
    single(
        field,
        &html! {
            input.text.short #(field.id) type="date" name=(field.name) value=(field.value()) min=[&bounds.from] max=[&bounds.to]
                aria-describedby=[field.described()] aria-invalid=[field.invalid()];
        },
    )
}

/// Name, mail, phone and so on.
pub(super) fn contact(field: &Field<'_>, contact: &Fields) -> Markup {
    use ::surveys::ask::Field as Part;
    let words = field.words();
    let controls = html! {
        @for (at, part) in contact.fields.iter().enumerate() {
            @let (label, kind, autocomplete) = match part {
                Part::Name => (&words.name, "text", "name"),
                Part::Mail => (&words.mail, "email", "email"),
                Part::Phone => (&words.phone, "tel", "tel"),
                Part::Company => (&words.company, "text", "organization"),
                Part::Job => (&words.job, "text", "organization-title"),
            };
            @let wrong = field.faults.iter().any(|fault| fault.row.as_deref() == Some(part.text()));
            label.field {
                span { (label) }
                input.text id=[(at == 0).then_some(&field.id)] type=(kind) name={ (field.name) "." (part.text()) } autocomplete=(autocomplete) maxlength="200"
                    value=(field.cell(part.text()).first().map_or("", String::as_str)) aria-invalid=[wrong.then_some("true")];
            }
        }
    };
    group(field, None, &controls)
}

/// Files: those that were sent, and room for more.
pub(super) fn files(field: &Field<'_>, rules: &Files) -> Markup {
    let sent = field.answer.map(many).unwrap_or_default();
    let sent: Vec<(&String, &String)> = sent.iter().filter_map(|id| field.files.get_key_value(id)).collect();
    let kinds: Vec<String> = rules.kinds.iter().map(|kind| format!(".{}", kind.trim_start_matches('.'))).collect();
    single(
        field,
        &html! {
            @if !sent.is_empty() {
                div.list {
                    @for (id, name) in &sent {
                        label.pick {
                            input type="checkbox" name={ (field.name) ".drop" } value=(id);
                            span { (fill(&field.words().files_drop, &[("what", &name)])) }
                        }
                    }
                }
            }
            input.text #(field.id) type="file" name=(field.name) multiple[rules.most > 1] accept=[(!kinds.is_empty()).then(|| kinds.join(","))]
                aria-describedby=[field.described()] aria-invalid=[field.invalid()];
        },
    )
}
