// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which words in the name of a column say what it stands for. The first row with a word that is in the name
// counts. A word is a part of the name, in small letters, with blanks for all that is no letter.

#include <string_view>

struct guess {
  std::string_view words;  ///< with | between them; a blank at an end stands for the end of a word
  std::string_view role;
  std::string_view better;
};

// clang-format off
inline constexpr guess guesses[] = {
  {"pell", "context", "higher"},
  {"unemploy|失业", "matching", "lower"},
  {"earnings|salary|employment match|就业率|对口|专业匹配", "matching", "higher"},
  {"supply demand|供需", "matching", "target=1"},
  {"language demand|satisfaction|满意|需求", "demand", "higher"},
  {"agricultur|第一产业就业", "workers", "lower"},
  {"population|人口", "context", "neutral"},
  {" hdi |human development", "context", "higher"},
  {" count |number of|enrolment total|高校数|学校数", "context", "neutral"},
  {"pupil teacher|student teacher|students per teacher|students per faculty|students per staff|生师比|师生比", "path_teaching_staff_innovation", "lower"},
  {" rd staff| r d staff| rd person| r d person| research staff", "workers", "higher"},
  {"teacher training hour|teacher|faculty|teaching staff|academic staff|教师|师资|专任", "path_teaching_staff_innovation", "higher"},
  {"contract|internship|cooperat|partner|industry univers|vocational spend|实习|产学研|技术合同|技术市场", "path_industry_university_research_cooperation", "higher"},
  {"feedback|exam", "path_innovative_teaching_methods", "lower"},
  {"distance|online|digital teaching|schools internet|interactive|method|initiative|在线|数字化教学|网络课程", "path_innovative_teaching_methods", "higher"},
  {"skill only|knowledge transfer|barrier", "path_new_quality_curriculum_system", "lower"},
  {" stem |ict grad|engineering grad|course|curricul|disciplin|practice hour|课程|工科毕业", "path_new_quality_curriculum_system", "higher"},
  {"enterprise share|enterprise fund|rd basic|basic research|企业资金|基础研究经费", "means_of_labour", "higher"},
  {"attainment|human capital|researcher|technician|personnel| fte |worker share|skill index|improvement|papers|人员|劳动者|科学家|论文|受教育年限", "workers", "higher"},
  {"education|student|graduat|enrolment|enrollment|tertiary|vocational|college|undergrad|completion|award|cultivation|doctor|master|教育|学生|毕业|在校|招生|升学|普通高等", "cultivation", "higher"},
  {"carbon|co2|emission|intensity kg|pollut|排放|能耗", "objects_of_labour", "lower"},
  {"renewable|green|hightech|high tech|new industr|object effic|low carbon|新产业|高技术|高新|绿色|可再生|战略性新兴", "objects_of_labour", "higher"},
  {"energy use|energy consum|energy intensity|energy per|能源消费|能源消耗|能源强度", "objects_of_labour", "lower"},
  {" rd expenditure ", "context", "neutral"},
  {" rd | r d |research|science|patent|invention|broadband|internet|mobile|electricity|investment|tool|robot|articles|software|研发|研究与试验|专利|发明|互联网|宽带|机器人|投资|用电|科技|科学", "means_of_labour", "higher"},
  {"productivity|per worker|per capita|gdp|value added|income| tfp|生产率|人均|增加值|产值|收入", "output", "higher"},
};

/// Names of keys.
inline constexpr guess key_guesses[] = {
  {" year |年份|年度| time ", "year", ""},
  {" iso| id | code |unitid|编码|代码|行政区划", "code", ""},
  {"income group|income class", "group", ""},
  {" state | sector | belt | group | type | class |类型|分组|地带|区域", "group", ""},
  {" country | province | city | name |institution|university| entity | county |省|城市|地区|国家|学校名称|院校", "name", ""},
  {" region ", "region", ""},
  {"indicator|variable| series | item |指标|项目", "indicator", ""},
  {" value | amount |数值|数据", "value", ""},
};
// clang-format on
