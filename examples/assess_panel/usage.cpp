// SPDX-License-Identifier: BSL-1.0
#include "options.hpp"

const std::string_view usage =
    R"(usage: assess_panel PANEL.csv [PANEL.csv ...] --schema SCHEMA.csv [options]
       assess_panel --draft-schema PANEL.csv > SCHEMA.csv

Reads a panel (entities by year) and a schema that says what its columns stand for, and assesses new
quality productive forces, the cultivation of talents, and the coupling between the two.

What is shown
  --year Y               the year of rankings and findings (default: the last well assessed one)
  --groups FILE.csv      groups of entities, such as regions, besides those of the schema: a column of
                         identifiers and one for each grouping; adds disparity between groups
  --neighbours FILE.csv  which entities are neighbours, by identifier or name: two in a line, with a
                         weight if wanted, or a table; adds Moran's I and what neighbours do to grades
  --entity NAME          shows this entity in full, by name or identifier; may be repeated
  --html FILE            writes a page to hand on
  --json FILE            writes every number of the assessment
  --csv DIR              writes every table as a CSV file of its own into this folder; a text that a
                         spreadsheet would take for a formula gets an apostrophe before it
  --csv-mark             begins each of them with a UTF-8 byte order mark, for Excel
  --title TEXT           the title of text and page
  --tiles T              a map of tiles on the page: china (built in: the provinces, by English or Chinese
                         name or code), or a file with the columns entity, row and column
  --language L           of text and page: en (default) or zh; JSON and CSV keep English keys
  --date TEXT            the date in text, page and JSON (default: of SOURCE_DATE_EPOCH where it is set,
                         else today); empty for none
  --quiet                prints nothing but errors and the files written

How files are read
  Several panels are joined by entity and year; a list says what did not match.
  --separator S          auto (default: found out), comma, semicolon, tab or |
  --decimal D            point (default) or comma
  --thousands T          comma, point, blank or ': what stands between thousands (default: nothing)
  --missing WORDS        cells of numbers that are missing, with commas between them (default NA,..,-);
                         empty cells always are; in names of entities and groups these words are names
  --footnotes MARKS      marks after numbers to pass over, with commas between them; any: the usual ones,
                         without k, m, b and t, which can stand for thousands and more
  --academic-years R     2023/24 is the year it starts in (start) or ends in (end)
  --title-lines N        lines above the header
  --units-line           the line after the header gives units
  --encoding E           of the panels: GB18030, GBK, WINDOWS-1252 and all that iconv knows (default UTF-8;
                         UTF-16 is found out)
  --role COLUMN=ROLE     adds a line to the schema, or replaces its line with that role; may be repeated

What scores are relative to
  Without fixed ends the worst value in the panel counts 0 and the best 1, so that an entity or a year that
  is added can move the others. Fixed ends are low and high in the schema, or those of an earlier run:
  --write-bounds FILE    keeps the ends of all scales and the weights of this run
  --bounds FILE          takes them from there; values beyond the ends count as the end
  --leave-out N          entities to leave out, one at a time, to say how far the others would move without
                         each (default 40, those with most ends of scales first; 0 for none)
  --against PANEL.csv    says what changed against an earlier panel read by the same schema: which entities
                         are new, and how far the others moved; may be repeated for its further files
  --against-bounds FILE  says how far all move against the ends and weights of an earlier run

Choices that change conclusions
  --impute F             none (default: scores are over what is known); time: between the known years of
                         an entity, at the ends as the nearest; year-median
  --outliers O           keep (default) or winsorise: up to five at an end of a skewed column count as the
                         next value
  --scale S              min-max, pooled (default: years can be compared) or per-year
  --base-years A:B       fits scales and weights to these years only, so that later years do not rewrite
                         them
  --weights W            equal (default), entropy (of scaled columns), entropy-raw (of raw columns);
                         critic, deviation, variation, pca (over rows in which a side is complete)
  --weight COLUMN=X      weighs by your own numbers: one for every scored column, 0 for none; may be repeated
  --ahp FILE.csv         weighs by pairwise judgements (AHP): two names and how many times as important the
                         first is, or a table; of the columns of a dimension, of the dimensions of a
                         side, or of all columns of a side, a file each; may be repeated
  --ahp-limit X          judgements with a consistency ratio from X on are refused (default 0.1)
  --combine C            joins judged or own weights with those of --weights: linear, product, geometric
                         or game (a compromise whose shares follow from the weights)
  --combine-share X      what judged or own weights count in linear, 0 to 1 (default 0.5)
  --dimension-weights W  equal or sum (of the columns' weights); default: equal where columns weigh
                         equally, else sum
  --index I              mean (default) or topsis: closeness to the best values
  --aggregate A          how dimensions make an index: arithmetic (default), geometric, harmonic
  --aggregate-within A   how columns make a dimension: the same choices
  --min-coverage X       least share that has to be known, of the weight of a dimension's columns for its
                         score and of the weight of a side's dimensions for its index, 0 to 1 (default 0.5)
  --coupling C           standard (default), wang or fan
  --importance X         weight of cultivation in T, between 0 and 1 (default 0.5)
  --grades SIDE          which side of a grade is closed: left (default) or right
  --grade-cuts A,B,...   the nine cut points between the ten grades (default 0.1,0.2,...,0.9)
  --lag LOW,HIGH         E/P below LOW: cultivation lags; above HIGH: productive forces lag
                         (default 0.8,1.2)
  --shared COLUMN        lets a column count on both sides; may be repeated
  --rules A,B            evaluates these rule sets: foreign_language, top_innovative, vocational;
                         without this option the report names no dilemmas or measures
  --threshold NAME=X     sets a threshold of the rules; may be repeated

How it moves
  Distributions, steps of grades, convergence, coupling at lags, neighbours and grey relations with
  columns that are in no index are shown as far as the data allow; the report says which data are missing.
  --lags N               years that one side may go ahead (default 3)
  --permutations N       random arrangements of the p values of Moran's I (default 999)

How sure it is
  --runs N               random runs for rank intervals, each with its own imputation, scale, weights, means,
                         model of coupling and columns (default 1000 for up to 1000 entities, else 0)
  --spread X             how much weights vary in them (default 0.25)
  --seed N               the seed of the runs and of the arrangements (default 1)

  --help, --version
  --names                the roles of a schema, the indicators of the framework and the thresholds of the
                         rules; --names=csv the indicators as a table
  --draft-schema FILE    prints a schema for a file: roles guessed from names, ? where they are not

The schema: a CSV file with a line for each column of the panel (others are left out); column and role have
to be there
  column                 its name in the panel; =2023 instead is a year (or entity) for all rows
  role                   entity, entity_name, year, group, indicator, value, ignore; or what its values
                         stand for: workers, means_of_labour, objects_of_labour; cultivation or one of its
                         paths; outside the indices output, matching, demand and context. Several with |
                         between them
  better                 higher, lower, target=VALUE, target=FROM..TO or neutral
  scale, denominator     a value is the number in the panel times scale over the column denominator
  unit                   of that value: share, % or any other word
  indicator              which indicator of the framework it is, for the rules; may be empty
  label                  the name in text and page
  kind, price            level or rate; current or constant prices
  low, high              fixed ends of its scale, in the unit of the value; else the data decide
  note                   for readers of the schema
How a file is laid out follows from the roles: a record for each entity and year; a record for each value,
where columns have the roles indicator and value; years in the header, where the line =header,year says so.
Then the further lines name indicators. =file stands for the name of the file.
The shortest: column,role,better / site,entity, / year,year, / robots,means_of_labour,higher /
courses,cultivation,higher. Longer ones stand in examples/schemas.

An output never replaces one of the inputs.

Exit status: 0 done; 1 a file or the text could not be written, or memory ran out; 2 options, schema or
data are wrong: errors are listed with file, row, column and text, of each kind the first three, and nothing is written.
)";
