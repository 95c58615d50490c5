//! The phrases by which documents state conditions and limits, in Chinese and English, and what each says.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a phrase says, in either language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A condition begins.
    If,
    /// A condition ends.
    End,
    /// What follows is the only case.
    Only,
    /// All cases but what follows.
    Except,
    /// A field has a value.
    Is,
    /// A field does not have a value.
    IsNot,
    /// A field is given.
    Give,
    /// A field is not given.
    Omit,
    /// What follows is demanded.
    Must,
    /// It has to be given.
    Required,
    /// It need not be given.
    Optional,
    /// What follows is forbidden.
    Forbid,
    /// What follows is possible.
    May,
    /// It is offered.
    Support,
    /// It is meant for what follows.
    Apply,
    /// It is not offered.
    Unsupported,
    /// It has an effect.
    Effective,
    /// It has no effect.
    Ignored,
    /// Values follow.
    Values,
    /// A range follows.
    Range,
    /// The default follows.
    Default,
    /// `≥`
    AtLeast,
    /// `≤`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// From one number to another.
    To,
    /// The length of a text.
    Length,
    /// Characters are counted.
    Characters,
    /// ASCII characters.
    Ascii,
    /// Both.
    And,
    /// Either.
    Or,
    /// The parameter that the sentence describes.
    This,
    /// One of several.
    One,
    /// One of two, not both.
    Either,
    /// The unit of a number follows.
    Unit,
    /// Several items.
    Many,
    /// Items are separated.
    Separated,
    /// A comma between items.
    CommaSign,
    /// A format follows.
    Format,
    /// The present time.
    Now,
    /// A whole number.
    Whole,
    /// The consequence of a condition follows.
    Then,
    /// What need not be given has no use.
    Needless,
    /// At the same time.
    Together,
    /// Reserved, or no longer used.
    Retired,
    /// Something that may be left out of the sentence.
    Filler,
    /// Part of a word that is none of the grammar, so that a phrase is not seen in it.
    Plain,
}

impl Word {
    /// Whether the word makes a sentence conditional or limiting.
    pub(super) fn is_trigger(self) -> bool {
        match self {
            Word::If
            | Word::End
            | Word::Only
            | Word::Except
            | Word::Must
            | Word::Required
            | Word::Optional
            | Word::Forbid
            | Word::Unsupported
            | Word::Effective
            | Word::Ignored
            | Word::Values
            | Word::Range
            | Word::Default
            | Word::AtLeast
            | Word::AtMost
            | Word::Above
            | Word::Below
            | Word::Length
            | Word::Characters
            | Word::Ascii
            | Word::Either
            | Word::Unit
            | Word::Separated
            | Word::Format
            | Word::Retired
            | Word::Then
            | Word::Needless
            | Word::Omit => true,
            Word::Is
            | Word::IsNot
            | Word::Give
            | Word::May
            | Word::Support
            | Word::Apply
            | Word::To
            | Word::And
            | Word::Or
            | Word::This
            | Word::One
            | Word::Many
            | Word::CommaSign
            | Word::Now
            | Word::Whole
            | Word::Together
            | Word::Filler
            | Word::Plain => false,
        }
    }
}

/// The phrases, those of a meaning on a line, apart by `|`.
const PHRASES: &[(Word, &str)] = &[
    (Word::If, "当|如果|若|假如|如|if|when|in case|provided that"),
    (Word::End, "时|的时候|情况下|的情况下|条件下|时候"),
    (Word::Only, "仅|仅仅|只有|只|仅限|仅限于|才|only|solely"),
    (Word::Except, "except that|except when|except if|except for|unless|除非"),
    (
        Word::Is,
        "为|是|等于|=|==|设置为|设为|配置为|指定为|填写为|选择|选择为|类型为|选为|固定为|仅为|is|are|be|equals|is set to|be set to|set to|are set to|to be",
    ),
    (Word::IsNot, "不为|不是|非|!=|不等于|is not|is not set to|are not|not set to"),
    (
        Word::Give,
        "传入|指定|设置|配置|填写|填入|传|提供|输入|传入了|指定了|设置了|配置了|填写了|不为空|非空|传值|修改|specify|specified|is specified|configure|configured|set|provide|provided|pass|is not empty",
    ),
    (
        Word::Omit,
        "不传入|未传入|不指定|未指定|不设置|未设置|不填写|不填|不传|未填写|不配置|未配置|如不配置|不提供|为空|留空|不输入|没有传入|没有设置|不选择|is not specified|not specified|do not specify|is empty|is left empty|leave|are not specified|do not set|is not set",
    ),
    (
        Word::Must,
        "必须|需|须|需要|应|务必|只能|仅能|must|need to|have to|should|must also|needs to|has to",
    ),
    (
        Word::Required,
        "必填|必传|必选|必须项|必填项|必填参数|必传参数|必需|为必填项|必须存在|是必填|是必需的|是必须的|required|mandatory|is required|are required",
    ),
    (
        Word::Optional,
        "非必填|非必选|不是必须项|不必填|可以不填|可不填|可选|选填|可以不传|可不传|optional|is optional|not required|is not required|are not required",
    ),
    (
        Word::Forbid,
        "不能|不可|不得|不允许|无法|禁止|请勿|不可以|不应|cannot|can not|must not|may not|is not allowed|are not allowed|not allowed|should not",
    ),
    (
        Word::May,
        "可|可以|才能|允许|能|能够|才可以|can|may|is allowed|are allowed|allowed|allows|permits",
    ),
    (
        Word::Support,
        "支持|可用|可支持|available|supported|support|supports|is available|is supported|are supported",
    ),
    (
        Word::Apply,
        "适用于|适用|用于|applicable|applies to|apply to|is applicable|applicable to|applies only to",
    ),
    (
        Word::Unsupported,
        "不支持|不适用|不适用于|不可用|暂不支持|not supported|does not support|do not support|is unavailable|unavailable|is not supported|are not supported|not available|not applicable",
    ),
    (
        Word::Effective,
        "有效|生效|起作用|有意义|takes effect|take effect|effective|is valid|valid|is effective|works",
    ),
    (
        Word::Ignored,
        "无效|不生效|失效|不起作用|无意义|被忽略|忽略|ignored|is ignored|does not take effect|invalid|is invalid|has no effect|are ignored",
    ),
    (
        Word::Values,
        "取值|唯一取值|固定取值|取值如下|取值包括|可选值|有效值|可选取值|合法值|取值列表|可取值|valid values|valid value|possible values|allowed values|supported values|one of the following values",
    ),
    (
        Word::Range,
        "取值范围|范围|取值区间|取值范围是|取值范围为|取值范围如下|取值范围包括|有效范围|range|ranges|valid range|value range|in the range of|ranges from|range from|between|value must be in the range",
    ),
    (
        Word::Default,
        "默认值|默认为|默认|缺省|缺省值|默认取值|默认是|default value|default|by default|defaults to",
    ),
    (
        Word::AtLeast,
        "大于等于|大于或等于|不小于|不少于|不低于|至少|≥|最小|最小值|最少|不得小于|不能小于|不能少于|>=|at least|no less than|greater than or equal to|not less than|a minimum of|minimum|minimum value|no fewer than",
    ),
    (
        Word::AtMost,
        "小于等于|小于或等于|不超过|不大于|最多|最大|最大值|最长|不能超过|不得超过|不可超过|≤|<=|至多|不高于|不多于|不能大于|最高|最长不超过|最大不超过|最大值不超过|最多不超过|at most|up to|cannot exceed|must not exceed|no more than|a maximum of|less than or equal to|not exceed|maximum|maximum value|does not exceed|can't exceed|a maximum bandwidth of",
    ),
    (Word::Above, "大于|高于|超过|多于|晚于|迟于|greater than|later than|more than|exceeds|after"),
    (Word::Below, "小于|低于|少于|早于|less than|earlier than|fewer than|before"),
    (Word::To, "至|到|~|～|-|–|—|to|through"),
    (Word::Length, "长度|字符长度|in length|characters in length|characters long|long|length"),
    (Word::Characters, "个字符|字符|characters|character"),
    (Word::Ascii, "ascii字符|ascii|ascii characters|个ascii字符|ascii 字符|个ascii 字符"),
    (Word::And, "且|并且|和|与|以及|及|并|and|as well as|both"),
    (Word::Or, "或|或者|或是|or|either"),
    (
        Word::This,
        "该参数|本参数|此参数|该值|该参数值|此项|该项|该字段|当前参数|这个参数|该选项|此值|参数值|本参数值|该参数的值|本参数的值|此参数的值|这个值|this parameter|this value|the parameter value|this field",
    ),
    (
        Word::One,
        "一个|一项|其一|其中一个|其中之一|任意一个|一种|中的一个|中的一个参数|其中一项|one",
    ),
    (Word::Either, "二选一|任选其一|两者选其一|选其一|either of"),
    (Word::Unit, "单位|unit"),
    (Word::Many, "多个|多条|多组|多项|如有多个|如有多条|如果有多个|multiple|several"),
    (Word::Separated, "隔开|分隔|分割|分开|separate|separated"),
    (
        Word::CommaSign,
        "英文逗号|半角逗号|逗号|英文逗号（,）|逗号（,）|半角逗号（,）|英文逗号(,)|逗号(,)|半角逗号(,)|commas|comma|commas (,)|comma (,)|a comma",
    ),
    (Word::Format, "格式|格式为|格式如下|的格式|参数格式|时间格式|日期格式|format"),
    (Word::Now, "当前时间|当前时刻|current time|the current time"),
    (Word::Whole, "整数|正整数|integer|integers"),
    (Word::Then, "则|那么"),
    (
        Word::Needless,
        "无需|不需要|无须|不必|不用|无需填写|do not need to|does not need to|need not",
    ),
    (Word::Together, "同时|一起|at the same time|together|simultaneously"),
    (
        Word::Retired,
        "预留|预留参数|保留参数|保留字段|已废弃|废弃|已弃用|弃用|已下线|历史遗留|deprecated|reserved|discontinued",
    ),
    (
        Word::Filler,
        "参数|请求参数|值|的|了|在|此|该|目前|当前|现在|请|就|即|均|都|也|还|又|对|对于|其|其中|其他|其它|说明|注意|实例|原实例|进行|创建|购买|使用|您|用户|两个|两者|这里|此处|时间|参数的取值|参数的值|参数取值|由|传参|数据库|集群|上|下|中|类型|传入该参数时|任意|请求|为了|这|所|以|因此|个|实例的|the|a|an|of|parameter|parameters|value|values|for|you|it|that|this|source|database|databases|instance|instances|also|note|then|which|in|on|with|by|from|as|these|those|performed|perform|contain|contains|must be|current|please|your|both of|backup name|backup description|single|specifies|indicates",
    ),
    (
        Word::Plain,
        "是否|生效时间|失效时间|数据格式|文件格式|导出格式|超时|超时时间|字符分类|字符集|字符串|空字符串|字符序|唯一|唯一性|取值说明|最大化|因为|作为|认为|称为|改为|转为|变为|分为|时区|时长|小时|实时|定时|临时|延时|时段|时刻|开始时间|结束时间|当地|当天|当日|应用|对应|相应|响应|能力|功能|性能|可用区|可用性|可见|可能|可靠|可读|可写|只读|只读实例|如下|例如|如何|比如|诸如|有效期|有效时间|必要|需求|最大化|至今|以及其|直到|得到|达到|遇到|到期|到达|收到|找到|查到|看到|提到|传输|传统|上传|只返回|非法|并发|并行|和谐|请参见|与否|及时|以下|以上|如图|如此|或许|设置向导|不传播|配置文件|配置项|支持的|支持哪些|可支持的|可选项|默认模板|默认安全组|指定的|配置的|设置的|传入的|选择的|提供的|更多|以便|超过的|所有|全部|包含|包括|for more information|for details|in order to|whether",
    ),
];

/// The phrases by their first characters, long ones first.
fn by_start() -> &'static BTreeMap<char, Vec<(&'static str, Word)>> {
    static PHRASES_BY_START: OnceLock<BTreeMap<char, Vec<(&'static str, Word)>>> = OnceLock::new();
    PHRASES_BY_START.get_or_init(|| {
        let mut found = BTreeMap::<char, Vec<_>>::new();
        for (word, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                let start = phrase.chars().next().unwrap_or_default();
                found.entry(start).or_default().push((phrase, *word));
            }
        }
        for phrases in found.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        found
    })
}

/// The longest phrase at the beginning of a text, and its length in bytes.
pub(super) fn phrase(text: &str) -> Option<(Word, usize)> {
    let start = text.chars().next()?.to_ascii_lowercase();
    let phrases = by_start().get(&start)?.iter();
    let mut found = phrases.filter_map(|(phrase, word)| {
        let head = text.get(..phrase.len())?;
        let is_word =
            |text: &str| text.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_');
        let last = phrase.ends_with(|it: char| it.is_ascii_alphanumeric());
        let is_whole = !(last && is_word(&text[phrase.len()..]));
        (head.eq_ignore_ascii_case(phrase) && is_whole).then_some((*word, phrase.len()))
    });
    found.next()
}
