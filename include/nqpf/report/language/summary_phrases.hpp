// SPDX-License-Identifier: BSL-1.0
#pragma once

// The summary of a report, and what scores are relative to.

#include <nqpf/report/language/phrase.hpp>

namespace nqpf::inline NQPF_ABI::report::phrases {

// clang-format off
inline constexpr phrase summary[] = {
    {"{} could not be computed in {#}, where productive forces are known of {} and cultivation of {#}: what is missing is listed below.",
     "{2} 年无法计算 {1}，该年新质生产力已知 {3}，人才培养已知 {4} 个：所缺内容见下文。"},
    {"The panel has no year {#}.", "面板中没有 {1} 年。"},
    {"Nothing could be assessed[? in {#}?]: what is missing is listed below.", "[?{1} 年?]没有任何内容可以评价：所缺内容见下文。"},
    {"In {#} {,} {leads|lead} with {=} = {}[?, before {=} {#} and {=} {#}?][?; last of {#} is {=} with {}?][?; {,} share the last rank of {#} with {}?].",
     "{1} 年{2}居首，{3} = {4}[?，其后为{5} {6}和{7} {8}?][?；{9} 个中末位为{10}，数值 {11}?][?；{13} 个中{12}并列末位，数值 {14}?]。"},
    {"In {#} {,} {leads|lead} with {=} = {}, before {=} {#}[?; {,} share the last rank of {#} with {}?].",
     "{1} 年{2}居首，{3} = {4}，其后为{5} {6}[?；{8} 个中{7}并列末位，数值 {9}?]。"},
    {"In {#} {} share the first rank with {=} = {}[?; last of {#} is {=} with {}?][?; {,} share the last rank of {#} with {}?].",
     "{1} 年{2}并列第一，{3} = {4}[?；{5} 个中末位为{6}，数值 {7}?][?；{9} 个中{8}并列末位，数值 {10}?]。"},
    {"{=} (on {#} of its data)", "{1}（依据其 {2} 的数据）"},
    {"Grades: {,}.", "等级：{1}。"},
    {"{c|C}ultivation lags behind productive forces in {#}", "{1} 个的人才培养滞后于新质生产力"},
    {"{c|C}ultivation lags behind productive forces in {#} (firm in {})", "{1} 个的人才培养滞后于新质生产力（其中稳固 {2}）"},
    {"{p|P}roductive forces lag behind cultivation in {#}", "{1} 个的新质生产力滞后于人才培养"},
    {"{p|P}roductive forces lag behind cultivation in {#} (firm in {})", "{1} 个的新质生产力滞后于人才培养（其中稳固 {2}）"},
    {"{t|T}he two are in step in {#}", "{1} 个的两方面基本同步"},
    {"{t|T}he two are in step in {#} (firm in {})", "{1} 个的两方面基本同步（其中稳固 {2}）"},
    {"Grades: {,}. {,}.", "等级：{1}。{2}。"},
    {"Grades: {,}. {,}. {}", "等级：{1}。{2}。{3}"},
    {"Firm means the same in at least {#} of {} with other choices: {} {grade|grades} and {} statements of which side lags are firm.",
     "稳固指在改变其他选择的 {2}中至少 {1} 结果相同：等级 {3}、滞后方判断 {4} 为稳固。"},
    {"No two assessed years of an entity share enough columns to compare like with like.", "没有任何主体的两个评价年份有足够的共同列可作同类比较。"},
    {"Since their first assessed year {} of {}[?, those whose years share enough columns,?] changed by {#} in the median[?, over the columns known in both years (with all columns by {#})?][? (scaled within each year, so this is a change of standing among the others)?].[? It rose in {#} of {#}; the highest change is that of {,} ({#}), the lowest that of {,} ({#}).?][? It rose in {#} of {#}; all changes are equal ({#}).?]",
     "自首个评价年份以来，{2}[?（两年有足够共同列者）?]的 {1} 变化中位数为 {3}[?，按两年均已知的列计算（按全部列为 {4}）?][?（每年之内标准化，故为相对地位的变化）?]。[?{6} 个中有 {5} 个上升；变化最大的是{7}（{8}），最小的是{9}（{10}）。?][?{12} 个中有 {11} 个上升；各变化相等（{13}）。?]"},
    {"Ranks under {} of {,}: in {#} of them {=} has rank {}[?, and {=}, the least sure, rank {}?]; in the median the interval spans {}.",
     "在{2}的 {1}下的名次：其中 {3} 的情形下{4}的名次为 {5}[?，最不确定的{6}为 {7}?]；区间跨度的中位数为 {8}。"},
    {"{=}: {} went from {} in {#} to {} in {#}.[? Over the columns known in both years it went from {#} to {#}.?]",
     "{1}：{2}由 {4} 年的 {3} 变为 {6} 年的 {5}。[?按两年均已知的列计算，由 {7} 变为 {8}。?]"},
    {"{=}: {} is {} in {#}.", "{1}：{4} 年{2}为 {3}。"},
    {"In the last year {} (cultivation over productive forces: {#}).", "最近一年{1}（人才培养与新质生产力之比：{2}）。"},
    {"Whether grade and lag would stand under other choices is not known: random runs need two entities.", "等级和滞后方在其他选择下是否成立尚不清楚：随机运行需要两个主体。"},
    {"Read with care: {} {is|are} listed below.", "请谨慎阅读：{1}列于下文。"},
    {"{#} {thing that could|things that could} not be assessed", "{1} 项未能评价的内容"},
    {"{} and {#} {thing that could|things that could} not be assessed", "{1}和 {2} 项未能评价的内容"},
    {"Only cultivation could be assessed: nothing is said of productive forces, nor of coupling between the two.",
     "只能评价人才培养：对新质生产力及二者的耦合不作任何判断。"},
    {"Only productive forces could be assessed: nothing is said of cultivation, nor of coupling between the two.",
     "只能评价新质生产力：对人才培养及二者的耦合不作任何判断。"},

    // What scores are relative to.
    {"Scores are absolute: the ends of all scales are fixed by the schema.", "得分是绝对的：所有尺度的两端由模式文件固定。"},
    {"Scores are absolute: the ends of all scales are fixed[?, and the weights too,?] by {}.", "得分是绝对的：所有尺度的两端[?以及权重?]由{1}固定。"},
    {"the schema", "模式文件"},
    {"an earlier run", "先前的运行"},
    {"An entity or a year that is added changes {} of no other.", "新增主体或年份不改变其他主体的 {1}。"},
    {"Scores are absolute: the ends of all scales are fixed[?, and the weights too,?] by {}. An entity or a year that is added changes {} of no other.",
     "得分是绝对的：所有尺度的两端[?以及权重?]由{1}固定。新增主体或年份不改变其他主体的 {2}。"},
    {"{#} {column has|columns have} no values or only equal ones and {does|do} not count: an entity or a year that changes that can move {} of the others.",
     "{1} 列没有数值或数值全部相等而不计入：新增主体或年份若改变这一点，其他主体的 {2} 可能变动。"},
    {"The weights come from the data and move with an entity or year that is added: keep them with --write-bounds and --bounds.",
     "权重来自数据，会随新增主体或年份变动：可用 --write-bounds 和 --bounds 保持不变。"},
    {"Missing values are imputed along time, so a year that is added can move other years of its entity.", "缺失值沿时间填补，因此新增年份可能使同一主体的其他年份变动。"},
    {"Missing values are imputed with the median of the year, which moves with the entities.", "缺失值以当年中位数填补，而中位数随主体变动。"},
    {"The worst value counts {#} and not 0, since a geometric or harmonic mean with a 0 in it is 0 whatever the other columns are: a column at its worst still weighs most in such a mean.",
     "最差值记为 {1} 而非 0，因为几何平均或调和平均中只要有一个 0，无论其他列如何结果都是 0：处于最差值的列在这类均值中影响仍最大。"},
    {"Scores are relative: of each column the worst value {} counts {#} and the best 1, so {} of every entity can move when an entity[? or a year?] is added. Fixed ends (low and high in the schema[?, or --write-bounds and then --bounds?]) prevent that.",
     "得分是相对的：每列{1}最差值记为 {2}，最优值记为 1，因此新增主体[?或年份?]时每个主体的 {3} 都可能变动。固定两端（模式文件中的 low 和 high[?，或先用 --write-bounds 再用 --bounds?]）可避免这一点。"},
    {"Scores are relative: {#} of {#} columns have fixed ends; of the others the worst value {} counts {#} and the best 1, so {} of every entity can move when an entity[? or a year?] is added. Fixed ends (low and high in the schema[?, or --write-bounds and then --bounds?]) prevent that.",
     "得分是相对的：{2} 列中有 {1} 列两端固定；其余各列{3}最差值记为 {4}，最优值记为 1，因此新增主体[?或年份?]时每个主体的 {5} 都可能变动。固定两端（模式文件中的 low 和 high[?，或先用 --write-bounds 再用 --bounds?]）可避免这一点。"},
    {"among the entities of its year", "在当年各主体中"},
    {"in the base years of this panel", "在本面板的基准年份中"},
    {"in this panel, over all its years,", "在本面板全部年份中"},
    {"The weights come from the data too.", "权重也来自数据。"},
    {"Leaving out one entity at a time, {} moves most for the others without {=}: {=} by {#} ({#} to {#}).",
     "逐一剔除一个主体时，剔除{2}对其他主体的 {1} 影响最大：{3}变动 {4}（由 {5} 变为 {6}）。"},
    {"In the median the farthest move is {#}; {#} of {#} entities move another's {} by 0.01 or more.",
     "最大变动的中位数为 {1}；{3} 个主体中有 {2} 个使其他主体的 {4} 变动 0.01 或以上。"},
    {"Leaving out one entity at a time moves {} of no other.", "逐一剔除一个主体均不改变其他主体的 {1}。"},
    {"Leaving out one entity at a time moves {} of no other that keeps it.", "逐一剔除一个主体均不改变仍有 {1} 的其他主体的 {1}。"},
    {"Without {=}, {#} {other entity has|other entities have} no {} any more[?; {#} of {#} entities are needed in this way?].",
     "剔除{1}后，另有 {2} 个主体不再有 {3}[?；{5} 个主体中有 {4} 个是这样不可缺少的?]。"},
    {"Of {#} entities, the {#} with most ends of scales were tried.", "{1} 个主体中，试剔除了占据尺度端点最多的 {2} 个。"},

    // Another panel or other bounds.
    {"Against {=}: {}", "与{1}相比：{2}"},
    {"Against the ends and weights of {=}: {}", "与{1}的两端和权重相比：{2}"},
    {"{,} {is|are} new.", "新增：{1}。"},
    {"the year {#}", "{1} 年"},
    {"{#} {entity is|entities are} gone, the first of them {=}.", "{1} 个主体不再出现，首个为{2}。"},
    {"{The year|The years} {,} {is|are} gone.", "{1} 年不再出现。"},
    {"The earlier assessment gives {} and this one {}, so no values are compared.", "先前的评价给出 {1}，本次给出 {2}，故不比较数值。"},
    {"No entity and year has a value in both.", "没有任何主体年份在两者中都有数值。"},
    {"{} of the {} with a value in both is the same in all.", "两者均有数值的 {2}的 {1} 全部相同。"},
    {"{} moved in {#} of the {} with a value in both, by {#} in the mean and at most by {#} ({=}, {#}); {} and {#} {statement|statements} of which side lags changed, and in {#} {} among those in both.",
     "两者均有数值的 {3}中有 {2} 个的 {1} 发生变动，平均 {4}，最大 {5}（{6}，{7} 年）；{8}和 {9} 个滞后方判断改变，{10} 年共有主体中 {11}变动。"},
    {"{#} gained a value and {#} lost it.", "{1} 个新获得数值，{2} 个失去数值。"},

    // Which year, which entities.
    {"The panel ends in {#}. This report shows {#}, since {} of {#} is known of {#} of {}, less than half of the {#} of the best year.",
     "面板止于 {1} 年。本报告展示 {2} 年，因为 {4} 年的 {3} 在 {6}中只有 {5} 个已知，不足最佳年份 {7} 个的一半。"},
    {"{#} of {} of the panel {has|have} a rank.", "面板 {2}中有 {1} 个获得名次。"},
    {"Too little is known of {,}: a dimension needs {#} of the weight of its columns and a side {#} of the weight of its dimensions[?, and D needs both sides, of which productive forces are known of {#} of them and cultivation of {#}?].",
     "对{1}所知过少：各部分需要其各列权重的 {2} 已知，各方面需要其各部分权重的 {3} 已知[?，而 D 需要两个方面，其中新质生产力已知 {4} 个，人才培养已知 {5} 个?]。"},
    {"The panel has no row of {#} for {,}.", "面板中没有{2}在 {1} 年的数据行。"},

    // Firm and unsure places.
    {"The choices of this assessment give an unusual rank to {,}: the rank lies outside the interval that {#} of the runs give.",
     "本次评价的选择对{1}而言不同寻常：其名次位于 {2} 的运行所给区间之外。"},
    {"{=} (rank {#}, interval {})", "{1}（名次 {2}，区间 {3}）"},
    {"{=} has a better mean rank over the runs than the leader {=}: over the runs its mean rank is {#} against {#}, and {#} of them give it rank {} against {}.",
     "{1}比居首的{2}更稳居前列：各次运行中其平均名次为 {3}，对方为 {4}；{5} 的运行给出的名次分别为 {6} 和 {7}。"},
    {"{=} has a surer rank over the runs than the leader {=}: over the runs its mean rank is {#} against {#}, and {#} of them give it rank {} against {}.",
     "{1}比居首的{2}更稳居前列：各次运行中其平均名次为 {3}，对方为 {4}；{5} 的运行给出的名次分别为 {6} 和 {7}。"},
};
// clang-format on

}  // namespace nqpf::inline NQPF_ABI::report::phrases
