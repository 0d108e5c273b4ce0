"""What can be wrong with an installation's settings."""

from zhiheng.problems import Message

UNKNOWN_SETTING = Message(
    "没有 {key} 这个设置 › 可用的有：{choices}", "there is no setting {key} › those there are: {choices}"
)
WRONG_SETTING = Message("{key} = {value} 无效 › 应为：{kind}", "{key} = {value} does not work › give {kind}")
UNSAFE_HOST = Message(
    "在 {host} 上监听，别的电脑可以访问，但没有加密 › 设置 certificate 和 certificate_key，或 trusted_proxy = true；"
    "封闭评审室的局域网可设 room = true",
    "other computers can reach {host}, and nothing is encrypted › set certificate and certificate_key, or "
    "trusted_proxy = true; in a closed review room set room = true",
)
PRACTICE_ON_NETWORK = Message(
    "练习安装不要求一次性验证码，不能让别的电脑访问 › 去掉 practice，或只在 127.0.0.1 上监听",
    "an installation for practice asks for no one-time codes › remove practice, or listen on 127.0.0.1 only",
)
HALF_CERTIFICATE = Message("证书和私钥只设置了一个 › 两个都要设置", "only one of certificate and key is set › set both")
NO_SUCH_FILE = Message("没有文件 {path} › 检查路径", "there is no file {path} › check the path")
NO_NAMES = Message(
    "没有设置 names › 写上大家在浏览器里输入的域名或 IP 地址，用逗号分开",
    "names is not set › give the names or IP addresses people type in their browser, parted by commas",
)
WRONG_ADDRESS = Message(
    "{key} 不是可用的地址 › 以 {schemes} 开头，端口只写数字",
    "{key} is no such address › begin it with {schemes}, and give the port as a number",
)
NO_SENDER = Message(
    "设置了 mail，没有设置 mail_from › 写上发信地址", "mail is set but mail_from is not › give the sender"
)
KEY_FILE_OPEN = Message(
    "密钥文件 {path} 别的用户可以读 › 运行 chmod 600 {path}", "other users can read {path} › run chmod 600 {path}"
)
NO_KEYS = Message(
    "不是密钥文件 › 选择原系统的 keys/keys.json", "no file of keys › give keys/keys.json of the installation"
)
BAD_CERTIFICATE = Message(
    "证书和私钥用不了（{reason}） › 检查是不是 PEM 格式、互相对应、私钥没有密码",
    "certificate and key do not work ({reason}) › both must be PEM and belong together, the key without password",
)
WRONG_PORT = Message("没有端口 {port} › 填 1 到 65535", "there is no port {port} › give 1 to 65535")
NO_DATABASE = Message(
    "连不上数据库（{reason}） › 检查 database 的地址、账号和密码，数据库服务器是否在运行",
    "the database cannot be reached ({reason}) › check address, user and password in database, and its server",
)
EMPTY_DATABASE = Message(
    "{where} 还是空的 › 检查 ZHIHENG_HOME 和 database；新装的先运行 zhiheng admin init",
    "{where} is still empty › check ZHIHENG_HOME and database; for a new installation run zhiheng admin init first",
)
OLDER_DATABASE = Message(
    "数据库还没有升级到这一版本 › 先运行一次 zhiheng serve，或用原来的版本",
    "the database is not that of this version › run zhiheng serve once, or use the version before",
)
NEWER_DATABASE = Message(
    "数据库属于更新的版本，这一版本用不了 › 安装原来的版本", "the database is of a later version › install that version"
)
