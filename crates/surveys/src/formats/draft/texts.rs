//! All words of a survey, to be altered.

use crate::{Ask, Choice, Definition, Text};

/// Visits everything that can be chosen, and rows.
pub fn each_choice(definition: &mut Definition, visit: &mut dyn FnMut(&mut Choice)) {
    for question in definition.pages.iter_mut().flat_map(|page| &mut page.questions) {
        match &mut question.ask {
            Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) => list.options.iter_mut().for_each(&mut *visit),
            Ask::Matrix(matrix) => matrix.rows.iter_mut().chain(&mut matrix.columns).for_each(&mut *visit),
            Ask::RatingMatrix(matrix) => matrix.rows.iter_mut().for_each(&mut *visit),
            _ => {}
        }
    }
}

/// Visits words that may have values in them.
pub fn each_text(definition: &mut Definition, visit: &mut dyn FnMut(&mut Text)) {
    visit(&mut definition.title);
    visit(&mut definition.welcome);
    for page in &mut definition.pages {
        visit(&mut page.title);
        for question in &mut page.questions {
            visit(&mut question.label);
            visit(&mut question.help);
        }
    }
    for ending in &mut definition.endings {
        visit(&mut ending.title);
        visit(&mut ending.words);
    }
    each_choice(definition, &mut |choice| visit(&mut choice.label));
}
