<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AboutPage</name>
  <message>
   <source>Finds your own files by what they mean. Everything happens on this computer; nothing is sent anywhere. MIT licence.</source>
   <translation>按含义查找您自己的文件。一切都在这台电脑上完成，不会发送到任何地方。MIT 许可证。</translation>
  </message>
  <message>
   <source>Honeyguide %1</source>
   <translation>Honeyguide %1</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>许可证</translation>
  </message>
  <message>
   <source>What is inside, and under which terms</source>
   <translation>其中包含什么，以及相应的条款</translation>
  </message>
 </context>
 <context>
  <name>CarePage</name>
  <message>
   <source>A report stays on this computer</source>
   <translation>报告只留在这台电脑上</translation>
  </message>
  <message>
   <source>All you made, in one file</source>
   <translation>您做的一切，存成一个文件</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>备份…</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Databases, index, every model file by its hash, space. It changes nothing.</source>
   <translation>数据库、索引、每个模型文件的哈希值、磁盘空间。不会更改任何内容。</translation>
  </message>
  <message>
   <source>Folders, settings, saved searches, what you opened, models of your own. Your files themselves are not in it.</source>
   <translation>文件夹、设置、保存的搜索、您打开过的内容、您自己的模型。不包含您的文件本身。</translation>
  </message>
  <message>
   <source>If something goes wrong in Honeyguide</source>
   <translation>如果 Honeyguide 出了问题</translation>
  </message>
  <message>
   <source>Is everything in order?</source>
   <translation>一切正常吗？</translation>
  </message>
  <message>
   <source>It takes the place of what is here, which is backed up first. Honeyguide starts again and reads your files anew.</source>
   <translation>它会取代这里的内容，这里的内容会先备份。Honeyguide 将重新启动并重新读取您的文件。</translation>
  </message>
  <message>
   <source>Lines of the program, no names and no words of yours. It is sent nowhere.</source>
   <translation>只有程序的代码行，没有您的名称和文字。不会发送到任何地方。</translation>
  </message>
  <message>
   <source>Look for damage</source>
   <translation>检查是否损坏</translation>
  </message>
  <message>
   <source>Look now</source>
   <translation>立即查看</translation>
  </message>
  <message>
   <source>Read the last one…</source>
   <translation>阅读上一份…</translation>
  </message>
  <message>
   <source>Repair</source>
   <translation>修复</translation>
  </message>
  <message>
   <source>Repair: %1</source>
   <translation>修复：%1</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>恢复…</translation>
  </message>
  <message>
   <source>Take a backup in</source>
   <translation>读入备份</translation>
  </message>
  <message>
   <source>There is none.</source>
   <translation>没有。</translation>
  </message>
 </context>
 <context>
  <name>CompletionList</name>
  <message>
   <source>Ways to finish this</source>
   <translation>补全方式</translation>
  </message>
 </context>
 <context>
  <name>EmptyPage</name>
  <message>
   <source>A thought in your own words</source>
   <translation>用您自己的话表达想法</translation>
  </message>
  <message>
   <source>Exactly these words</source>
   <translation>与字词完全一致</translation>
  </message>
  <message>
   <source>F1 shows all of them. Nothing you type leaves this computer.</source>
   <translation>按 F1 查看全部。您输入的内容不会离开这台电脑。</translation>
  </message>
  <message>
   <source>Mail from one person</source>
   <translation>某人的邮件</translation>
  </message>
  <message>
   <source>One folder, without a word</source>
   <translation>某个文件夹，不含某个词</translation>
  </message>
  <message>
   <source>Only PDFs changed since March 2025</source>
   <translation>只要 2025 年 3 月以后更改的 PDF</translation>
  </message>
  <message>
   <source>Opened lately from here</source>
   <translation>最近从这里打开</translation>
  </message>
  <message>
   <source>Ways to ask</source>
   <translation>提问方式</translation>
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation>您从这里打开的内容会列在这里</translation>
  </message>
 </context>
 <context>
  <name>Facets</name>
  <message>
   <source>A better order is ready.</source>
   <translation>更好的排序已就绪。</translation>
  </message>
  <message>
   <source>All</source>
   <translation>全部</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>任何时间</translation>
  </message>
  <message>
   <source>Best match</source>
   <translation>最匹配</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>任何位置</translation>
  </message>
  <message>
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <source>New results are ready.</source>
   <translation>新结果已就绪。</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>最新在前</translation>
  </message>
  <message>
   <source>Order: %1</source>
   <translation>顺序：%1</translation>
  </message>
  <message>
   <source>Past month</source>
   <translation>过去一个月</translation>
  </message>
  <message>
   <source>Past week</source>
   <translation>过去一周</translation>
  </message>
  <message>
   <source>Past year</source>
   <translation>过去一年</translation>
  </message>
  <message>
   <source>Show it</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
 </context>
 <context>
  <name>FailureList</name>
  <message>
   <source>Files that are not searchable</source>
   <translation>无法搜索的文件</translation>
  </message>
 </context>
 <context>
  <name>FilterChips</name>
  <message>
   <source>Filter: %1. Remove it</source>
   <translation>筛选：%1。移除</translation>
  </message>
  <message>
   <source>Remove %1</source>
   <translation>移除 %1</translation>
  </message>
 </context>
 <context>
  <name>FolderTable</name>
  <message>
   <source>Columns</source>
   <translation>列</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
 </context>
 <context>
  <name>FoldersModel</name>
  <message>
   <source>Files</source>
   <translation>文件</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Last look</source>
   <translation>上次查看</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>菜单</translation>
  </message>
  <message>
   <source>Passages</source>
   <translation>段落</translation>
  </message>
  <message>
   <source>State</source>
   <translation>状态</translation>
  </message>
 </context>
 <context>
  <name>FoldersPage</name>
  <message>
   <source>%1 in %2, everything read but what may not be opened.</source>
   <translation>%2中的%1已全部读取，无权打开的除外。</translation>
  </message>
  <message>
   <source>%1 in %2, everything read.</source>
   <translation>%2中的%1已全部读取。</translation>
  </message>
  <message>
   <source>%1 of your files can be found by meaning</source>
   <translation>您的文件中有 %1 可按含义找到</translation>
  </message>
  <message>
   <source>Add folder (Ctrl+O)</source>
   <translation>添加文件夹（Ctrl+O）</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>添加文件夹…</translation>
  </message>
  <message>
   <source>Add one, or drop it anywhere in this window.</source>
   <translation>添加一个文件夹，或把它拖到窗口中的任意位置。</translation>
  </message>
  <message>
   <source>By meaning %1, by name %2, not searchable %3</source>
   <translation>按含义 %1，按名称 %2，无法搜索 %3</translation>
  </message>
  <message>
   <source>By meaning and words</source>
   <translation>按含义和字词</translation>
  </message>
  <message>
   <source>By name and words so far</source>
   <translation>目前按名称和字词</translation>
  </message>
  <message>
   <source>Counting… %1 files so far</source>
   <translation>正在计数… 目前 %1 个文件</translation>
  </message>
  <message>
   <source>No folder is read yet</source>
   <translation>尚未读取任何文件夹</translation>
  </message>
  <message>
   <source>Of %1 in %2, %3 can be found by name and words so far, and %4 gave no text.</source>
   <translation>%2 中共 %1，目前 %3 可按名称和字词找到，%4 没有读出文本。</translation>
  </message>
  <message>
   <source>Of %1 in %2, %3 can be found by name and words so far.</source>
   <translation>%2 中共 %1，目前 %3 可按名称和字词找到。</translation>
  </message>
  <message>
   <source>Of %1 in %2, %4 gave no text.</source>
   <translation>%2 中共 %1，%4 没有读出文本。</translation>
  </message>
  <message>
   <source>Text not searchable</source>
   <translation>文本无法搜索</translation>
  </message>
  <message>
   <source>There are no files in your folders</source>
   <translation>您的文件夹中没有文件</translation>
  </message>
  <message>
   <source>Try all again</source>
   <translation>全部重试</translation>
  </message>
  <message>
   <source>What to leave out…</source>
   <translation>要排除的内容…</translation>
  </message>
 </context>
 <context>
  <name>FoldersRoom</name>
  <message>
   <source>No program here opens this file.</source>
   <translation>这里没有程序能打开这个文件。</translation>
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation>这个文件已被移动或删除。</translation>
  </message>
 </context>
 <context>
  <name>IndexState</name>
  <message>
   <source>Busy, reading waits</source>
   <translation>机器繁忙，读取等待中</translation>
  </message>
  <message>
   <source>Looking through your folders</source>
   <translation>正在查看您的文件夹</translation>
  </message>
  <message>
   <source>On battery, reading waits</source>
   <translation>使用电池，读取等待中</translation>
  </message>
  <message>
   <source>Opening the library</source>
   <translation>正在打开资料库</translation>
  </message>
  <message>
   <source>Paused. New files wait.</source>
   <translation>已暂停。新文件在等待。</translation>
  </message>
  <message>
   <source>Preparing the index</source>
   <translation>正在准备索引</translation>
  </message>
  <message>
   <source>Reading stopped</source>
   <translation>读取已停止</translation>
  </message>
  <message>
   <source>Reading your files</source>
   <translation>正在读取您的文件</translation>
  </message>
  <message>
   <source>Up to date</source>
   <translation>已是最新</translation>
  </message>
 </context>
 <context>
  <name>KeptFeedback</name>
  <message>
   <source>Everything as text, one search a line</source>
   <translation>全部以文本形式，每行一次搜索</translation>
  </message>
  <message>
   <source>Export what is kept of searches</source>
   <translation>导出保留的搜索记录</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>导出…</translation>
  </message>
  <message>
   <source>Forget all of it…</source>
   <translation>全部忘记…</translation>
  </message>
  <message>
   <source>Forget it</source>
   <translation>忘记</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>保留</translation>
  </message>
 </context>
 <context>
  <name>LearnedFrom</name>
  <message>
   <source>Forget all of it…</source>
   <translation>全部忘记…</translation>
  </message>
  <message>
   <source>Nothing yet. Search, and open what you find.</source>
   <translation>还没有。请先搜索并打开找到的内容。</translation>
  </message>
  <message>
   <source>Show all %1</source>
   <translation>显示全部 %1</translation>
  </message>
  <message>
   <source>Show fewer</source>
   <translation>显示较少</translation>
  </message>
  <message>
   <source>What it learns from</source>
   <translation>学习的依据</translation>
  </message>
 </context>
 <context>
  <name>LeftOutDialog</name>
  <message>
   <source>Paste the path of a file or folder</source>
   <translation>粘贴文件或文件夹的路径</translation>
  </message>
  <message>
   <source>What to leave out</source>
   <translation>要排除的内容</translation>
  </message>
  <message>
   <source>Would this be read?</source>
   <translation>这个会被读取吗？</translation>
  </message>
  <message>
   <source>Your own patterns, one a line</source>
   <translation>您自己的规则，每行一个</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>End Honeyguide in the middle of a tune?</source>
   <translation>调优还在进行，要退出 Honeyguide 吗？</translation>
  </message>
  <message>
   <source>End it</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Go on tuning</source>
   <translation>继续调优</translation>
  </message>
  <message>
   <source>Honeyguide</source>
   <translation>Honeyguide</translation>
  </message>
 </context>
 <context>
  <name>ModelsPage</name>
  <message>
   <source>A sentence-transformers model or cross-encoder on disk</source>
   <translation>磁盘上的 sentence-transformers 模型或 cross-encoder</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>导入文件夹…</translation>
  </message>
 </context>
 <context>
  <name>ModelsRoom</name>
  <message>
   <source>Import a model from its folder</source>
   <translation>从文件夹导入模型</translation>
  </message>
 </context>
 <context>
  <name>NavList</name>
  <message>
   <source>All…</source>
   <translation>全部…</translation>
  </message>
 </context>
 <context>
  <name>NothingFound</name>
  <message>
   <source>Did you mean “%1”?</source>
   <translation>您是不是要找“%1”？</translation>
  </message>
  <message>
   <source>Nothing for “%1”.</source>
   <translation>没有找到“%1”。</translation>
  </message>
  <message>
   <source>Search without them</source>
   <translation>去掉它们再搜索</translation>
  </message>
  <message>
   <source>Show them</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>The filters may leave out what is there.</source>
   <translation>筛选条件可能排除了已有的内容。</translation>
  </message>
  <message>
   <source>Try fewer or other words, or the name of the file.</source>
   <translation>试试更少或不同的字词，或文件的名称。</translation>
  </message>
 </context>
 <context>
  <name>OpeningRow</name>
  <message>
   <source>found with “%1”</source>
   <translation>通过“%1”找到</translation>
  </message>
 </context>
 <context>
  <name>OverviewSection</name>
  <message>
   <source>%1 for a tune</source>
   <translation>够 %1 次即可调优</translation>
  </message>
  <message>
   <source>A search counts when it ends with a file you read, copied or marked.</source>
   <translation>搜索之后读过、复制或标记了文件，这次搜索才算数。</translation>
  </message>
  <message>
   <source>Already working</source>
   <translation>已经在起作用</translation>
  </message>
  <message>
   <source>How it is judged</source>
   <translation>如何评判</translation>
  </message>
  <message>
   <source>What helps most</source>
   <translation>最有帮助的做法</translation>
  </message>
 </context>
 <context>
  <name>PageView</name>
  <message>
   <source>Preview of the page</source>
   <translation>页面预览</translation>
  </message>
 </context>
 <context>
  <name>PaletteWindow</name>
  <message>
   <source>Ctrl C</source>
   <translation>Ctrl C</translation>
  </message>
  <message>
   <source>Ctrl ↵</source>
   <translation>Ctrl ↵</translation>
  </message>
  <message>
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Search with Honeyguide</source>
   <translation>用 Honeyguide 搜索</translation>
  </message>
  <message>
   <source>Shift ↵</source>
   <translation>Shift ↵</translation>
  </message>
  <message>
   <source>copy passage</source>
   <translation>复制段落</translation>
  </message>
  <message>
   <source>hide</source>
   <translation>隐藏</translation>
  </message>
  <message>
   <source>open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
 </context>
 <context>
  <name>PastSection</name>
  <message>
   <source>Before</source>
   <translation>之前</translation>
  </message>
  <message>
   <source>Delete %1</source>
   <translation>删除 %1</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Learn without it…</source>
   <translation>去掉它重新学习…</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>Report of %1</source>
   <translation>%1 的报告</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>its folder is missing</source>
   <translation>它的文件夹不见了</translation>
  </message>
  <message>
   <source>kept as it was</source>
   <translation>保持原样</translation>
  </message>
  <message>
   <source>learned from something you have forgotten</source>
   <translation>学过您已忘记的内容</translation>
  </message>
  <message>
   <source>ready to come back until %1</source>
   <translation>在 %1 之前可以恢复</translation>
  </message>
  <message>
   <source>used</source>
   <translation>已使用</translation>
  </message>
 </context>
 <context>
  <name>Plots</name>
  <message>
   <source>How far its order is from yours</source>
   <translation>它的排序与您的相差多远</translation>
  </message>
  <message>
   <source>How often the right file comes first</source>
   <translation>正确文件排在首位的比例</translation>
  </message>
  <message>
   <source>Show as numbers</source>
   <translation>显示为数字</translation>
  </message>
  <message>
   <source>Show as plots</source>
   <translation>显示为图表</translation>
  </message>
  <message>
   <source>The plots as numbers</source>
   <translation>以数字表示的图表</translation>
  </message>
  <message>
   <source>lower is closer · by share of the tune</source>
   <translation>越低越接近 · 按调优进度</translation>
  </message>
  <message>
   <source>present model</source>
   <translation>当前模型</translation>
  </message>
  <message>
   <source>searches kept aside, asked so far</source>
   <translation>留出的搜索，目前已问</translation>
  </message>
  <message>
   <source>training</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>tuned</source>
   <translation>已调优</translation>
  </message>
 </context>
 <context>
  <name>PreviewPane</name>
  <message>
   <source>Changed since it was read</source>
   <translation>读取之后已更改</translation>
  </message>
  <message>
   <source>Changed since it was read, shown as it is now</source>
   <translation>读取之后已更改，按现在的内容显示</translation>
  </message>
  <message>
   <source>Changed since it was read: this passage is gone</source>
   <translation>读取之后已更改：这个段落已不存在</translation>
  </message>
  <message>
   <source>Copy the passage with its source</source>
   <translation>复制段落及其出处</translation>
  </message>
  <message>
   <source>Next passage (Ctrl+Down)</source>
   <translation>下一个段落（Ctrl+Down）</translation>
  </message>
  <message>
   <source>No text was read</source>
   <translation>没有读到文本</translation>
  </message>
  <message>
   <source>Not connected, shown as it was read</source>
   <translation>未连接，按读取时的内容显示</translation>
  </message>
  <message>
   <source>Not read yet</source>
   <translation>尚未读取</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Page %1 of %2</source>
   <translation>第 %1 页，共 %2 页</translation>
  </message>
  <message>
   <source>Passage %1 of %2</source>
   <translation>第 %1 个段落，共 %2 个</translation>
  </message>
  <message>
   <source>Previous passage (Ctrl+Up)</source>
   <translation>上一个段落（Ctrl+Up）</translation>
  </message>
  <message>
   <source>Read as it is now</source>
   <translation>已按现在的内容读取</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>changed %1</source>
   <translation>更改于 %1</translation>
  </message>
 </context>
 <context>
  <name>QShortcut</name>
  <message>
   <source>Return</source>
   <translation>回车</translation>
  </message>
 </context>
 <context>
  <name>Questions</name>
  <message>
   <source>Which file did you expect?</source>
   <translation>您想找的是哪个文件？</translation>
  </message>
 </context>
 <context>
  <name>ReportSection</name>
  <message>
   <source>Better</source>
   <translation>变好</translation>
  </message>
  <message>
   <source>Got better</source>
   <translation>变好了</translation>
  </message>
  <message>
   <source>Got worse</source>
   <translation>变差了</translation>
  </message>
  <message>
   <source>Hide the figures</source>
   <translation>隐藏数值</translation>
  </message>
  <message>
   <source>Hide those that stayed the same</source>
   <translation>隐藏没有变化的</translation>
  </message>
  <message>
   <source>Same</source>
   <translation>相同</translation>
  </message>
  <message>
   <source>Show all figures</source>
   <translation>显示所有数值</translation>
  </message>
  <message>
   <source>Show fewer that got better</source>
   <translation>只显示部分变好的</translation>
  </message>
  <message>
   <source>Show the %1 that stayed the same</source>
   <translation>显示没有变化的 %1 次</translation>
  </message>
  <message>
   <source>Show the other %1 that got better</source>
   <translation>显示其余变好的 %1 次</translation>
  </message>
  <message>
   <source>Stayed the same</source>
   <translation>没有变化</translation>
  </message>
  <message>
   <source>Worse</source>
   <translation>变差</translation>
  </message>
  <message>
   <source>place of the file you wanted</source>
   <translation>您想要的文件的位置</translation>
  </message>
 </context>
 <context>
  <name>ResultsList</name>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
 </context>
 <context>
  <name>RunSection</name>
  <message>
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>Free space</source>
   <translation>可用空间</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>电源</translation>
  </message>
  <message>
   <source>Working with</source>
   <translation>使用</translation>
  </message>
 </context>
 <context>
  <name>SavedSearches</name>
  <message>
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>移除</translation>
  </message>
  <message>
   <source>Rename the search</source>
   <translation>重命名搜索</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
 </context>
 <context>
  <name>SearchController</name>
  <message>
   <source>Ctrl+Enter shows it in its folder.</source>
   <translation>Ctrl+Enter 在文件夹中显示。</translation>
  </message>
  <message>
   <source>Nothing is remembered now.</source>
   <translation>现在什么都不记。</translation>
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation>这台电脑上没有程序能打开这种文件。</translation>
  </message>
  <message>
   <source>Programs and scripts are shown in their folder.</source>
   <translation>程序和脚本在其文件夹中显示。</translation>
  </message>
  <message>
   <source>Settings &gt; Privacy turns it on.</source>
   <translation>在“设置”&gt;“隐私”中打开。</translation>
  </message>
  <message>
   <source>Still looking… Esc stops it.</source>
   <translation>仍在查找… 按 Esc 停止。</translation>
  </message>
  <message>
   <source>They are never started from here.</source>
   <translation>它们从不会在这里启动。</translation>
  </message>
  <message>
   <source>This file was moved or deleted.</source>
   <translation>这个文件已被移动或删除。</translation>
  </message>
 </context>
 <context>
  <name>SearchField</name>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Clear (Esc)</source>
   <translation>清除（Esc）</translation>
  </message>
  <message>
   <source>Ctrl K</source>
   <translation>Ctrl K</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Search by meaning, by words or by name</source>
   <translation>按含义、字词或名称搜索</translation>
  </message>
 </context>
 <context>
  <name>SearchPage</name>
  <message>
   <source>Forget this search</source>
   <translation>忘记这次搜索</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Save this search</source>
   <translation>保存这次搜索</translation>
  </message>
 </context>
 <context>
  <name>SettingRow</name>
  <message>
   <source>Reset</source>
   <translation>重置</translation>
  </message>
  <message>
   <source>Reset %1</source>
   <translation>重置“%1”</translation>
  </message>
  <message>
   <source>Use no shortcut</source>
   <translation>不使用快捷键</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>Clear</source>
   <translation>清除</translation>
  </message>
  <message>
   <source>Find a setting</source>
   <translation>查找设置</translation>
  </message>
  <message>
   <source>Nothing found for “%1”</source>
   <translation>没有找到“%1”</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
 </context>
 <context>
  <name>Sidebar</name>
  <message>
   <source>All actions</source>
   <translation>所有操作</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Recent</source>
   <translation>最近</translation>
  </message>
  <message>
   <source>Saved</source>
   <translation>已保存</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>调优</translation>
  </message>
  <message>
   <source>something to decide</source>
   <translation>有事需要决定</translation>
  </message>
 </context>
 <context>
  <name>Step</name>
  <message>
   <source>done</source>
   <translation>完成</translation>
  </message>
  <message>
   <source>now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>to come</source>
   <translation>待进行</translation>
  </message>
 </context>
 <context>
  <name>Strip</name>
  <message>
   <source>Dismiss</source>
   <translation>忽略</translation>
  </message>
 </context>
 <context>
  <name>TableCanvas</name>
  <message>
   <source>Preview of the table</source>
   <translation>表格预览</translation>
  </message>
 </context>
 <context>
  <name>TextCanvas</name>
  <message>
   <source>It gave no text.</source>
   <translation>没有读出文本。</translation>
  </message>
  <message>
   <source>Its text is not read yet.</source>
   <translation>它的文本尚未读取。</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
 </context>
 <context>
  <name>TrialSection</name>
  <message>
   <source>How a trial works</source>
   <translation>试用如何进行</translation>
  </message>
  <message>
   <source>Neither</source>
   <translation>都不是</translation>
  </message>
  <message>
   <source>Present model</source>
   <translation>当前模型</translation>
  </message>
  <message>
   <source>Tuned model</source>
   <translation>调优模型</translation>
  </message>
 </context>
 <context>
  <name>TunePage</name>
  <message>
   <source>%1 are freed. It cannot be brought back.</source>
   <translation>可释放 %1。删除后无法找回。</translation>
  </message>
  <message>
   <source>%1 would be forgotten for good. Files that came first because you opened them do so no longer; your files and searches by meaning stay.</source>
   <translation>%1 将被永久忘记。因您打开过而排在最前的文件不再优先；您的文件和按含义的搜索不受影响。</translation>
  </message>
  <message>
   <source>Add the tuning pack</source>
   <translation>添加调优包</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>所有文件</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation>要删除“%1”吗？</translation>
  </message>
  <message>
   <source>Every file in it is checked.</source>
   <translation>其中的每个文件都会检查。</translation>
  </message>
  <message>
   <source>Everything else works without the tuning pack.</source>
   <translation>没有调优包，其他功能照常可用。</translation>
  </message>
  <message>
   <source>Forget all of it</source>
   <translation>全部忘记</translation>
  </message>
  <message>
   <source>Forget all that is learned from?</source>
   <translation>忘记所有学习依据？</translation>
  </message>
  <message>
   <source>Forget it</source>
   <translation>忘记</translation>
  </message>
  <message>
   <source>Forget this search?</source>
   <translation>忘记这次搜索吗？</translation>
  </message>
  <message>
   <source>Honeyguide packs</source>
   <translation>Honeyguide 扩展包</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Looking at what there is to learn from.</source>
   <translation>正在查看可以学习的内容。</translation>
  </message>
  <message>
   <source>Stopped. Nothing was changed</source>
   <translation>已停止。没有更改任何内容</translation>
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation>仍由当前模型回答。</translation>
  </message>
  <message>
   <source>There is nothing to learn from now. %1</source>
   <translation>现在没有可以学习的内容。%1</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>调优</translation>
  </message>
  <message>
   <source>What the tuned one has read is kept, in case you go on.</source>
   <translation>调优模型已读取的内容会保留，以便继续。</translation>
  </message>
  <message>
   <source>You can go on searching. The present model answers on.</source>
   <translation>可以继续搜索。当前模型会继续回答。</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>使用中</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>%1 for %2</source>
   <translation>%1（%2）</translation>
  </message>
  <message>
   <source>Another folder…</source>
   <translation>其他文件夹…</translation>
  </message>
  <message>
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <source>Choose what Honeyguide may read. Everything stays on this computer.</source>
   <translation>选择 Honeyguide 可以读取的内容。一切都留在这台电脑上。</translation>
  </message>
  <message>
   <source>Counting…</source>
   <translation>正在计数…</translation>
  </message>
  <message>
   <source>Find your own files by what they mean</source>
   <translation>按含义查找您自己的文件</translation>
  </message>
  <message>
   <source>Just looking?</source>
   <translation>只是看看？</translation>
  </message>
  <message>
   <source>Measured on this computer. You can search by name and words at once.</source>
   <translation>已在这台电脑上测量。现在就可以按名称和字词搜索。</translation>
  </message>
  <message>
   <source>Try it on the sample library: %1 letters, papers, notes and programs.</source>
   <translation>在示例资料库上试试：%1 份信件、文章、笔记和程序。</translation>
  </message>
  <message>
   <source>Try the sample</source>
   <translation>试用示例</translation>
  </message>
  <message>
   <source>You can search by name and words at once, and by meaning as it is read.</source>
   <translation>现在就可以按名称和字词搜索，读取后可以按含义搜索。</translation>
  </message>
  <message>
   <source>or drop one anywhere in this window</source>
   <translation>或把文件夹拖到窗口中的任意位置</translation>
  </message>
 </context>
 <context>
  <name>WhyPopover</name>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy all values</source>
   <translation>复制所有数值</translation>
  </message>
  <message>
   <source>Expecting another file? Find out where it is…</source>
   <translation>想找别的文件？看看它在哪里…</translation>
  </message>
 </context>
 <context>
  <name>Workbench</name>
  <message>
   <source>Add a folder</source>
   <translation>添加文件夹</translation>
  </message>
  <message>
   <source>Another model answers now.</source>
   <translation>现在由另一个模型回答。</translation>
  </message>
 </context>
 <context>
  <name>_CheckCell</name>
  <message>
   <source>failed</source>
   <translation>失败</translation>
  </message>
  <message>
   <source>not looked at</source>
   <translation>没有查看</translation>
  </message>
  <message>
   <source>not reached</source>
   <translation>未达到</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>通过</translation>
  </message>
 </context>
 <context>
  <name>_GoingLine</name>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
 </context>
 <context>
  <name>_TuneFrame</name>
  <message>
   <source>Add it from a file…</source>
   <translation>从文件添加…</translation>
  </message>
  <message>
   <source>How long it takes here is measured the first time.</source>
   <translation>在这台电脑上需要多久，第一次时会测量。</translation>
  </message>
  <message>
   <source>Learns your words from what you opened and marked.</source>
   <translation>从您打开和标记的内容中学习您的用语。</translation>
  </message>
  <message>
   <source>Needs the tuning pack</source>
   <translation>需要调优包</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>调优</translation>
  </message>
  <message>
   <source>What learns is large, so it comes as a file of its own beside Honeyguide. Everything else works without it.</source>
   <translation>用于学习的部分很大，因此作为单独的文件与 Honeyguide 一起提供。没有它，其他功能照常可用。</translation>
  </message>
 </context>
 <context>
  <name>wording</name>
  <message>
   <source>%1 MB; files of this kind are read up to %2 MB</source>
   <translation>%1 MB；此类文件最多读取 %2 MB</translation>
  </message>
  <message>
   <source>%1 MB; text files are read up to %2 MB</source>
   <translation>%1 MB；文本文件最多读取 %2 MB</translation>
  </message>
  <message>
   <source>%1 MB; the limit is %2 MB</source>
   <translation>%1 MB；上限为 %2 MB</translation>
  </message>
  <message>
   <source>%1 a second</source>
   <translation>每秒 %1</translation>
  </message>
  <message>
   <source>%1 and %2</source>
   <translation>%1和%2</translation>
  </message>
  <message>
   <source>%1 and %2 done with results are kept.</source>
   <translation>保留着 %1 和对结果所做的 %2。</translation>
  </message>
  <message>
   <source>%1 are freed.</source>
   <translation>可释放 %1。</translation>
  </message>
  <message>
   <source>%1 belongs to another program.</source>
   <translation>%1 已被另一个程序占用。</translation>
  </message>
  <message>
   <source>%1 by meaning</source>
   <translation>%1 可按含义找到</translation>
  </message>
  <message>
   <source>%1 cannot be watched, so it is looked through every 10 min.</source>
   <translation>%1 无法监视，因此每 10 分钟查看一次。</translation>
  </message>
  <message>
   <source>%1 files so far</source>
   <translation>目前 %1 个文件</translation>
  </message>
  <message>
   <source>%1 folders are no longer there.</source>
   <translation>%1 个文件夹已不存在。</translation>
  </message>
  <message>
   <source>%1 folders are not connected.</source>
   <translation>%1 个文件夹未连接。</translation>
  </message>
  <message>
   <source>%1 folders cannot be watched, so they are looked through every 10 min.</source>
   <translation>%1 个文件夹无法监视，因此每 10 分钟查看一次。</translation>
  </message>
  <message>
   <source>%1 h ago</source>
   <translation>%1 小时前</translation>
  </message>
  <message>
   <source>%1 is %2 of %3</source>
   <translation>%1 在 %3 中排 %2</translation>
  </message>
  <message>
   <source>%1 is in no folder that is read.</source>
   <translation>%1 不在任何已读取的文件夹中。</translation>
  </message>
  <message>
   <source>%1 is no longer there.</source>
   <translation>%1 已不存在。</translation>
  </message>
  <message>
   <source>%1 is not connected.</source>
   <translation>%1 未连接。</translation>
  </message>
  <message>
   <source>%1 is not in the list</source>
   <translation>%1 不在列表中</translation>
  </message>
  <message>
   <source>%1 left</source>
   <translation>剩余 %1</translation>
  </message>
  <message>
   <source>%1 min ago</source>
   <translation>%1 分钟前</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <translation>%1 / %2</translation>
  </message>
  <message>
   <source>%1 of %2 are read by it already</source>
   <translation>%2 中已有 %1 由它读过</translation>
  </message>
  <message>
   <source>%1 of %2 are still in the first 5</source>
   <translation>%2 个中有 %1 个仍在前 5 位</translation>
  </message>
  <message>
   <source>%1 of %2 files</source>
   <translation>%1 / %2 个文件</translation>
  </message>
  <message>
   <source>%1 of %2 passages are read.</source>
   <translation>已读取 %2 个段落中的 %1 个。</translation>
  </message>
  <message>
   <source>%1 of %2 passages read</source>
   <translation>已读取 %1 / %2 个段落</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. %3 The present model goes on answering.</source>
   <translation>%2 次中有 %1 次不变。%3 仍由当前模型回答。</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. None of them trained the model it was judged on.</source>
   <translation>%2 次中有 %1 次不变。它们都没有参与训练用来评判它们的模型。</translation>
  </message>
  <message>
   <source>%1 of %2 stayed the same. Tuned on %3.</source>
   <translation>%2 次中有 %1 次不变。调优于 %3。</translation>
  </message>
  <message>
   <source>%1 of %2, before %3</source>
   <translation>%2 次中 %1 次，之前 %3 次</translation>
  </message>
  <message>
   <source>%1 of folders, settings, feedback and models.</source>
   <translation>%1，包含文件夹、设置、反馈和模型。</translation>
  </message>
  <message>
   <source>%1 or %2</source>
   <translation>%1或%2</translation>
  </message>
  <message>
   <source>%1 pages without text, or only drawings</source>
   <translation>%1 页没有文字，或只有图形</translation>
  </message>
  <message>
   <source>%1 pages, %2 of them pictures</source>
   <translation>%1 页，其中 %2 页为图片</translation>
  </message>
  <message>
   <source>%1 stay searchable and are shown in grey.</source>
   <translation>%1 仍可搜索，以灰色显示。</translation>
  </message>
  <message>
   <source>%1 stay searchable until you say so.</source>
   <translation>在您确认之前，%1 仍可搜索。</translation>
  </message>
  <message>
   <source>%1 still found, before %2</source>
   <translation>%1 仍能找到，之前 %2</translation>
  </message>
  <message>
   <source>%1 times in 10</source>
   <translation>10 次中有 %1 次</translation>
  </message>
  <message>
   <source>%1 to %2 in the trial</source>
   <translation>试用中 %1 比 %2</translation>
  </message>
  <message>
   <source>%1 written to %2.</source>
   <translation>%1 已写入 %2。</translation>
  </message>
  <message>
   <source>%1, so it comes first.</source>
   <translation>%1，所以排在最前。</translation>
  </message>
  <message>
   <source>%1nd</source>
   <translation>第 %1</translation>
  </message>
  <message>
   <source>%1rd</source>
   <translation>第 %1</translation>
  </message>
  <message>
   <source>%1st</source>
   <translation>第 %1</translation>
  </message>
  <message>
   <source>%1th</source>
   <translation>第 %1</translation>
  </message>
  <message>
   <source>%n check passed</source>
   <translation>%n 项检查通过</translation>
  </message>
  <message>
   <source>%n checks passed</source>
   <translation>%n 项检查通过</translation>
  </message>
  <message>
   <source>%n copied passage</source>
   <translation>%n 个已复制的段落</translation>
  </message>
  <message>
   <source>%n copied passages</source>
   <translation>%n 个已复制的段落</translation>
  </message>
  <message>
   <source>%n core, giving way to others</source>
   <translation>%n 个核心，让其他程序优先</translation>
  </message>
  <message>
   <source>%n cores, giving way to others</source>
   <translation>%n 个核心，让其他程序优先</translation>
  </message>
  <message>
   <source>%n day</source>
   <translation>%n 天</translation>
  </message>
  <message>
   <source>%n days</source>
   <translation>%n 天</translation>
  </message>
  <message>
   <source>%n different file</source>
   <translation>%n 个不同的文件</translation>
  </message>
  <message>
   <source>%n different files</source>
   <translation>%n 个不同的文件</translation>
  </message>
  <message>
   <source>%n different search</source>
   <translation>%n 次不同的搜索</translation>
  </message>
  <message>
   <source>%n different searches</source>
   <translation>%n 次不同的搜索</translation>
  </message>
  <message>
   <source>%n entries</source>
   <translation>%n 条</translation>
  </message>
  <message>
   <source>%n entry</source>
   <translation>%n 条</translation>
  </message>
  <message>
   <source>%n file</source>
   <translation>%n 个文件</translation>
  </message>
  <message>
   <source>%n file is not searchable</source>
   <translation>%n 个文件无法搜索</translation>
  </message>
  <message>
   <source>%n file waits</source>
   <translation>%n 个文件在等待</translation>
  </message>
  <message>
   <source>%n files</source>
   <translation>%n 个文件</translation>
  </message>
  <message>
   <source>%n files are not searchable</source>
   <translation>%n 个文件无法搜索</translation>
  </message>
  <message>
   <source>%n files wait</source>
   <translation>%n 个文件在等待</translation>
  </message>
  <message>
   <source>%n folder</source>
   <translation>%n 个文件夹</translation>
  </message>
  <message>
   <source>%n folder is no longer there.</source>
   <translation>%n 个文件夹已不存在。</translation>
  </message>
  <message>
   <source>%n folder is not connected.</source>
   <translation>%n 个文件夹未连接。</translation>
  </message>
  <message>
   <source>%n folders</source>
   <translation>%n 个文件夹</translation>
  </message>
  <message>
   <source>%n folders are no longer there.</source>
   <translation>%n 个文件夹已不存在。</translation>
  </message>
  <message>
   <source>%n folders are not connected.</source>
   <translation>%n 个文件夹未连接。</translation>
  </message>
  <message>
   <source>%n month</source>
   <translation>%n 个月</translation>
  </message>
  <message>
   <source>%n months</source>
   <translation>%n 个月</translation>
  </message>
  <message>
   <source>%n more filter</source>
   <translation>还有 %n 个筛选条件</translation>
  </message>
  <message>
   <source>%n more filters</source>
   <translation>还有 %n 个筛选条件</translation>
  </message>
  <message>
   <source>%n more search</source>
   <translation>再搜索 %n 次</translation>
  </message>
  <message>
   <source>%n more search to go</source>
   <translation>还差 %n 次搜索</translation>
  </message>
  <message>
   <source>%n more searches</source>
   <translation>再搜索 %n 次</translation>
  </message>
  <message>
   <source>%n more searches to go</source>
   <translation>还差 %n 次搜索</translation>
  </message>
  <message>
   <source>%n new search to go</source>
   <translation>还差 %n 次新搜索</translation>
  </message>
  <message>
   <source>%n new searches to go</source>
   <translation>还差 %n 次新搜索</translation>
  </message>
  <message>
   <source>%n opened file</source>
   <translation>%n 个打开过的文件</translation>
  </message>
  <message>
   <source>%n opened files</source>
   <translation>%n 个打开过的文件</translation>
  </message>
  <message>
   <source>%n passage</source>
   <translation>%n 个段落</translation>
  </message>
  <message>
   <source>%n passages</source>
   <translation>%n 个段落</translation>
  </message>
  <message>
   <source>%n place could not be looked into</source>
   <translation>有 %n 个位置无法查看</translation>
  </message>
  <message>
   <source>%n places could not be looked into</source>
   <translation>有 %n 个位置无法查看</translation>
  </message>
  <message>
   <source>%n search</source>
   <translation>%n 次搜索</translation>
  </message>
  <message>
   <source>%n searches</source>
   <translation>%n 次搜索</translation>
  </message>
  <message>
   <source>%n thing</source>
   <translation>%n 件事</translation>
  </message>
  <message>
   <source>%n things</source>
   <translation>%n 件事</translation>
  </message>
  <message>
   <source>%n thumb</source>
   <translation>%n 次赞踩</translation>
  </message>
  <message>
   <source>%n thumbs</source>
   <translation>%n 次赞踩</translation>
  </message>
  <message>
   <source>%n week</source>
   <translation>%n 周</translation>
  </message>
  <message>
   <source>%n weeks</source>
   <translation>%n 周</translation>
  </message>
  <message>
   <source>%n year</source>
   <translation>%n 年</translation>
  </message>
  <message>
   <source>%n years</source>
   <translation>%n 年</translation>
  </message>
  <message>
   <source>, %1 of %2</source>
   <translation>，%1 / %2</translation>
  </message>
  <message>
   <source>0 uses every core but leaves one free on machines with more than two. Holds from the next start.</source>
   <translation>0 表示使用全部核心，超过两个核心的机器会空出一个。下次启动时生效。</translation>
  </message>
  <message>
   <source>1 page without text, or only drawings</source>
   <translation>1 页没有文字，或只有图形</translation>
  </message>
  <message>
   <source>1 page, %1 of them pictures</source>
   <translation>1 页，其中 %1 页为图片</translation>
  </message>
  <message>
   <source>1 time in %1</source>
   <translation>%1 次中有 1 次</translation>
  </message>
  <message>
   <source>A clearly better model passes in 1 of 12 tunes after 30 searches, in half of them after 240. A second verdict asks for more than the first, so waiting pays.</source>
   <translation>明显更好的模型，30 次搜索后每 12 次调优有 1 次能通过，240 次后有一半能通过。第二次结论的要求高于第一次，所以值得等一等。</translation>
  </message>
  <message>
   <source>A file of the library is damaged.</source>
   <translation>资料库中有一个文件已损坏。</translation>
  </message>
  <message>
   <source>A graphics processor tunes and then reads faster, where there is one that computes the same. Holds from the next start.</source>
   <translation>如果有能算出相同结果的图形处理器，调优和之后的读取会更快。下次启动时生效。</translation>
  </message>
  <message>
   <source>A minus leaves out words, not filters, so “%1” was left out.</source>
   <translation>减号用于排除字词，不能排除筛选条件，因此忽略了“%1”。</translation>
  </message>
  <message>
   <source>A pattern of your own leaves it out, under Folders, What to leave out.</source>
   <translation>您自己的规则排除了它，见“文件夹”中的“要排除的内容”。</translation>
  </message>
  <message>
   <source>A process that works for Honeyguide did not start, or ended early.</source>
   <translation>为 Honeyguide 工作的一个进程未能启动，或提前结束了。</translation>
  </message>
  <message>
   <source>A quotation mark has no partner, so the words were searched.</source>
   <translation>引号没有配对，因此按字词搜索。</translation>
  </message>
  <message>
   <source>A report lies on this computer; nothing was sent.</source>
   <translation>报告保存在这台电脑上；没有发送任何内容。</translation>
  </message>
  <message>
   <source>A rule leaves it out: %1.</source>
   <translation>一条规则排除了它：%1。</translation>
  </message>
  <message>
   <source>A search counts when you open, copy or mark one of its files; the same one once.</source>
   <translation>打开、复制或标记了某次搜索的文件，这次搜索才算数；相同的搜索只算一次。</translation>
  </message>
  <message>
   <source>A second look puts them into a better order.</source>
   <translation>再看一遍，排出更好的顺序。</translation>
  </message>
  <message>
   <source>A thumb down on a first result that is wrong counts as much.</source>
   <translation>给错误的首个结果点踩，作用同样大。</translation>
  </message>
  <message>
   <source>A thumb up on the file you wanted counts more than an opened file.</source>
   <translation>给想要的文件点赞，比打开文件作用更大。</translation>
  </message>
  <message>
   <source>A trial follows a tune whose result is close.</source>
   <translation>调优结果相近时会进行试用。</translation>
  </message>
  <message>
   <source>A trial goes on.</source>
   <translation>试用正在进行。</translation>
  </message>
  <message>
   <source>A tune goes on already.</source>
   <translation>调优已在进行。</translation>
  </message>
  <message>
   <source>A verdict is ready</source>
   <translation>结论已就绪</translation>
  </message>
  <message>
   <source>About</source>
   <translation>关于</translation>
  </message>
  <message>
   <source>About Honeyguide</source>
   <translation>关于 Honeyguide</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>添加文件夹…</translation>
  </message>
  <message>
   <source>Adding the tuning pack, %1</source>
   <translation>正在添加调优包，%1</translation>
  </message>
  <message>
   <source>All of them can be found by meaning now.</source>
   <translation>现在全部都可以按含义找到。</translation>
  </message>
  <message>
   <source>Also leave out</source>
   <translation>还要排除</translation>
  </message>
  <message>
   <source>An earlier tune, of %1.</source>
   <translation>较早的一次调优，%1。</translation>
  </message>
  <message>
   <source>Another Honeyguide has this library open.</source>
   <translation>另一个 Honeyguide 正在使用这个资料库。</translation>
  </message>
  <message>
   <source>Another change or a backup goes on.</source>
   <translation>另一项更改或备份正在进行。</translation>
  </message>
  <message>
   <source>Another model reads all passages again. Search goes on with the present one meanwhile.</source>
   <translation>换用其他模型需要重新读取所有段落。其间仍用当前模型搜索。</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>外观</translation>
  </message>
  <message>
   <source>Archives</source>
   <translation>压缩包</translation>
  </message>
  <message>
   <source>Asked again too soon, luck would win in the end. So each verdict needs new ones.</source>
   <translation>问得太频繁，运气迟早会赢。因此每次结论都需要新的搜索。</translation>
  </message>
  <message>
   <source>Assistants</source>
   <translation>助手</translation>
  </message>
  <message>
   <source>At the end your searches are compared once more over all files.</source>
   <translation>最后会在所有文件上再比较一次您的搜索。</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>自动</translation>
  </message>
  <message>
   <source>Back up</source>
   <translation>备份</translation>
  </message>
  <message>
   <source>Backup and care</source>
   <translation>备份与维护</translation>
  </message>
  <message>
   <source>Before %1</source>
   <translation>%1 之前</translation>
  </message>
  <message>
   <source>Begin to type</source>
   <translation>开始输入</translation>
  </message>
  <message>
   <source>Below a folder; in:Work is a folder of that name anywhere</source>
   <translation>在某个文件夹之下；in:Work 表示任何位置名为 Work 的文件夹</translation>
  </message>
  <message>
   <source>Below is the tune before it.</source>
   <translation>下面是更早的一次调优。</translation>
  </message>
  <message>
   <source>Better in the trial: %1 to %2</source>
   <translation>试用中更好：%1 比 %2</translation>
  </message>
  <message>
   <source>Better on %1 headings and titles, worse on %2</source>
   <translation>在 %1 个标题上变好，%2 个上变差</translation>
  </message>
  <message>
   <source>Better on %1 of your searches, worse on %2</source>
   <translation>您的搜索有 %1 次变好，%2 次变差</translation>
  </message>
  <message>
   <source>Better on %1, worse on %2 of %3 searches.</source>
   <translation>%3 次搜索中，%1 次变好，%2 次变差。</translation>
  </message>
  <message>
   <source>Both models answer every search, and their results stand in one list.</source>
   <translation>两个模型都回答每次搜索，结果合在一个列表里。</translation>
  </message>
  <message>
   <source>Building its index</source>
   <translation>正在建立索引</translation>
  </message>
  <message>
   <source>By Tesseract, where it is installed. A page takes some seconds.</source>
   <translation>由 Tesseract 完成（需已安装）。每页需要几秒钟。</translation>
  </message>
  <message>
   <source>By meaning</source>
   <translation>按含义</translation>
  </message>
  <message>
   <source>By words</source>
   <translation>按字词</translation>
  </message>
  <message>
   <source>By words only for now: the index is being rebuilt.</source>
   <translation>目前只按字词：索引正在重建。</translation>
  </message>
  <message>
   <source>By words only for now: the model is not ready.</source>
   <translation>目前只按字词：模型尚未就绪。</translation>
  </message>
  <message>
   <source>Caches and passing files: downloads under way, backups and swap files of editors</source>
   <translation>缓存和临时文件：未完成的下载、编辑器的备份和交换文件</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <source>Changed between; also today, yesterday, 7d, 2w, 3m</source>
   <translation>在此期间更改；也可用 today、yesterday、7d、2w、3m</translation>
  </message>
  <message>
   <source>Checking it</source>
   <translation>正在检查</translation>
  </message>
  <message>
   <source>Choose a file…</source>
   <translation>选择文件…</translation>
  </message>
  <message>
   <source>Choose a result</source>
   <translation>选择一个结果</translation>
  </message>
  <message>
   <source>Choose another shortcut.</source>
   <translation>请选择其他快捷键。</translation>
  </message>
  <message>
   <source>Chosen, but close reading is off.</source>
   <translation>已选用，但细读处于关闭状态。</translation>
  </message>
  <message>
   <source>Clear the field</source>
   <translation>清空搜索框</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <source>Close in meaning, and it has %1 in it.</source>
   <translation>含义相近，并且其中有%1。</translation>
  </message>
  <message>
   <source>Close in meaning, though none of the words are in it.</source>
   <translation>含义相近，虽然其中没有这些字词。</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>代码</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>颜色</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>复制</translation>
  </message>
  <message>
   <source>Copy passage</source>
   <translation>复制段落</translation>
  </message>
  <message>
   <source>Copy path</source>
   <translation>复制路径</translation>
  </message>
  <message>
   <source>Damaged</source>
   <translation>已损坏</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>深色</translation>
  </message>
  <message>
   <source>Days it is remembered</source>
   <translation>记住的天数</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Delete it</source>
   <translation>删除</translation>
  </message>
  <message>
   <source>Delete “%1”?</source>
   <translation>要删除“%1”吗？</translation>
  </message>
  <message>
   <source>Delete…</source>
   <translation>删除…</translation>
  </message>
  <message>
   <source>Deleting</source>
   <translation>正在删除</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Different searches. Ten times the same one counts once.</source>
   <translation>不同的搜索。同一次搜索做十遍也只算一次。</translation>
  </message>
  <message>
   <source>Disks of virtual machines</source>
   <translation>虚拟机的磁盘</translation>
  </message>
  <message>
   <source>Do this there or close it.</source>
   <translation>请在那边操作，或将其关闭。</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>文档</translation>
  </message>
  <message>
   <source>Each search is judged by a model that never saw it.</source>
   <translation>每次搜索都由从未见过它的模型来评判。</translation>
  </message>
  <message>
   <source>Either of two words is enough</source>
   <translation>两个词有其一即可</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Exactly these words, in this order</source>
   <translation>与字词及其顺序完全一致</translation>
  </message>
  <message>
   <source>Files are found by name at once.</source>
   <translation>文件立即可以按名称找到。</translation>
  </message>
  <message>
   <source>Files by their own words</source>
   <translation>按文件自身的字词</translation>
  </message>
  <message>
   <source>Files that were just changed are read all the same.</source>
   <translation>刚刚更改的文件仍会照常读取。</translation>
  </message>
  <message>
   <source>Files you opened before come first when you ask for the same thing again. This needs no tuning.</source>
   <translation>再次搜索同样内容时，您打开过的文件排在最前。这不需要调优。</translation>
  </message>
  <message>
   <source>Filters</source>
   <translation>筛选条件</translation>
  </message>
  <message>
   <source>Finish an operator, such as type: or in:</source>
   <translation>补全运算符，例如 type: 或 in:</translation>
  </message>
  <message>
   <source>First place right</source>
   <translation>首位正确</translation>
  </message>
  <message>
   <source>First reads your %1 again</source>
   <translation>先重新读取您的 %1</translation>
  </message>
  <message>
   <source>First reads your %1 again, %2</source>
   <translation>先重新读取您的 %1，%2</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>Folders and files, one a line, whatever is allowed around them.</source>
   <translation>文件夹和文件，每行一个；无论周围允许什么，它们都不可见。</translation>
  </message>
  <message>
   <source>Folders, one a line. An AI assistant that is connected through honeyguide mcp finds passages of what is in them, and of nothing else.</source>
   <translation>文件夹，每行一个。通过 honeyguide mcp 连接的 AI 助手只能找到其中的段落，别的都找不到。</translation>
  </message>
  <message>
   <source>For an hour</source>
   <translation>一小时</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>忘记</translation>
  </message>
  <message>
   <source>Forget %1 and what you did with their results?</source>
   <translation>忘记 %1 以及对其结果所做的操作？</translation>
  </message>
  <message>
   <source>Forget the files of %1</source>
   <translation>忘记 %1 中的文件</translation>
  </message>
  <message>
   <source>Forget the missing files</source>
   <translation>忘记缺失的文件</translation>
  </message>
  <message>
   <source>Forget this folder</source>
   <translation>忘记这个文件夹</translation>
  </message>
  <message>
   <source>Forget this search…</source>
   <translation>忘记这次搜索…</translation>
  </message>
  <message>
   <source>Found by its name, which has %1 in it.</source>
   <translation>按名称找到，名称中有%1。</translation>
  </message>
  <message>
   <source>Found by its name.</source>
   <translation>按名称找到。</translation>
  </message>
  <message>
   <source>Found by its name. It gave no text.</source>
   <translation>按名称找到。没有读出文本。</translation>
  </message>
  <message>
   <source>Found by its name. Its text is not read yet.</source>
   <translation>按名称找到。文本尚未读取。</translation>
  </message>
  <message>
   <source>Found with “%1”</source>
   <translation>通过“%1”找到</translation>
  </message>
  <message>
   <source>Free space</source>
   <translation>可用空间</translation>
  </message>
  <message>
   <source>From %1, %2 and %3, all kept on this computer.</source>
   <translation>来自 %1、%2 和 %3，全部留在这台电脑上。</translation>
  </message>
  <message>
   <source>From you</source>
   <translation>来自您</translation>
  </message>
  <message>
   <source>Gather your searches</source>
   <translation>收集您的搜索</translation>
  </message>
  <message>
   <source>Gathered %n search</source>
   <translation>已收集 %n 次搜索</translation>
  </message>
  <message>
   <source>Gathered %n searches</source>
   <translation>已收集 %n 次搜索</translation>
  </message>
  <message>
   <source>General</source>
   <translation>常规</translation>
  </message>
  <message>
   <source>General questions</source>
   <translation>一般性问题</translation>
  </message>
  <message>
   <source>Give a key of the desktop the command honeyguide --toggle.</source>
   <translation>请给桌面的某个按键指定命令 honeyguide --toggle。</translation>
  </message>
  <message>
   <source>Give up</source>
   <translation>放弃</translation>
  </message>
  <message>
   <source>Giving up what was half built</source>
   <translation>正在放弃未完成的部分</translation>
  </message>
  <message>
   <source>Go back to the model before</source>
   <translation>回到之前的模型</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Go on…</source>
   <translation>继续…</translation>
  </message>
  <message>
   <source>Go to the search field</source>
   <translation>转到搜索框</translation>
  </message>
  <message>
   <source>Going back to the model before</source>
   <translation>正在回到之前的模型</translation>
  </message>
  <message>
   <source>Gone</source>
   <translation>已不存在</translation>
  </message>
  <message>
   <source>Groups of rules under Folders, What to leave out.</source>
   <translation>规则组在“文件夹”的“要排除的内容”中。</translation>
  </message>
  <message>
   <source>Half built: %1 of %2 passages are read.</source>
   <translation>完成一半：已读取 %2 个段落中的 %1 个。</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <source>Hidden files and folders are left out.</source>
   <translation>隐藏的文件和文件夹被排除。</translation>
  </message>
  <message>
   <source>Hidden files and folders, whose names begin with a dot</source>
   <translation>隐藏的文件和文件夹，名称以点开头</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>隐藏</translation>
  </message>
  <message>
   <source>Hide the small window after opening a file</source>
   <translation>打开文件后隐藏小窗口</translation>
  </message>
  <message>
   <source>Honeyguide</source>
   <translation>Honeyguide</translation>
  </message>
  <message>
   <source>Honeyguide backup %1</source>
   <translation>Honeyguide 备份 %1</translation>
  </message>
  <message>
   <source>Honeyguide can now learn from what you opened and marked, and prove whether it helped.</source>
   <translation>Honeyguide 现在可以从您打开和标记的内容中学习，并证明是否有帮助。</translation>
  </message>
  <message>
   <source>Honeyguide can prepare it anew.</source>
   <translation>Honeyguide 可以重新准备它。</translation>
  </message>
  <message>
   <source>Honeyguide cannot write to its own folder, so nothing new is read.</source>
   <translation>Honeyguide 无法写入自己的文件夹，因此不会读取新内容。</translation>
  </message>
  <message>
   <source>Honeyguide cannot write to its own folder.</source>
   <translation>Honeyguide 无法写入自己的文件夹。</translation>
  </message>
  <message>
   <source>Honeyguide starts again and reads your files anew. What you made stays.</source>
   <translation>Honeyguide 将重新启动并重新读取您的文件。您做的一切都会保留。</translation>
  </message>
  <message>
   <source>Honeyguide stopped while reading it, twice</source>
   <translation>Honeyguide 读取它时两次中止</translation>
  </message>
  <message>
   <source>How much words and meaning count is fitted to what you open, without a tune.</source>
   <translation>词语和含义各占多少分量，会随您打开的内容调整，无需调优。</translation>
  </message>
  <message>
   <source>If you take it, your files are read again, %1. That takes %2 for a while.</source>
   <translation>如果采用，将重新读取您的文件，%1。其间会占用 %2。</translation>
  </message>
  <message>
   <source>If you take it, your files are read again. That takes %1 for a while.</source>
   <translation>如果采用，将重新读取您的文件。其间会占用 %1。</translation>
  </message>
  <message>
   <source>Images</source>
   <translation>图片</translation>
  </message>
  <message>
   <source>In the name of the file</source>
   <translation>在文件名中</translation>
  </message>
  <message>
   <source>In the trial it did not win by more than luck.</source>
   <translation>试用中，它的优势没有超出运气。</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>索引</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>输入/输出错误</translation>
  </message>
  <message>
   <source>It belongs to Honeyguide's own data.</source>
   <translation>它属于 Honeyguide 自己的数据。</translation>
  </message>
  <message>
   <source>It can be found by its name.</source>
   <translation>可以按名称找到它。</translation>
  </message>
  <message>
   <source>It changed after the start of %1.</source>
   <translation>它的更改时间在 %1 开始之后。</translation>
  </message>
  <message>
   <source>It changed before %1.</source>
   <translation>它的更改时间早于 %1。</translation>
  </message>
  <message>
   <source>It does not have “%1” word by word.</source>
   <translation>它没有与“%1”逐字相符的内容。</translation>
  </message>
  <message>
   <source>It ends when one model is ahead by more than luck. Then you decide.</source>
   <translation>当一个模型的领先超出运气时，试用结束。然后由您决定。</translation>
  </message>
  <message>
   <source>It gave no text: %1.</source>
   <translation>没有读出文本：%1。</translation>
  </message>
  <message>
   <source>It harms what is found today.</source>
   <translation>它会损害现在能找到的内容。</translation>
  </message>
  <message>
   <source>It has %1 in it.</source>
   <translation>其中有%1。</translation>
  </message>
  <message>
   <source>It has to end or be stopped before the next tune.</source>
   <translation>下次调优之前，它必须结束或停止。</translation>
  </message>
  <message>
   <source>It has to end or be stopped first.</source>
   <translation>须先等它结束或将其停止。</translation>
  </message>
  <message>
   <source>It has to win by more than luck, and what you find today must stay found.</source>
   <translation>它的优势必须超出运气，而且您现在能找到的必须仍能找到。</translation>
  </message>
  <message>
   <source>It has “%1”, which was to be left out.</source>
   <translation>它含有要排除的“%1”。</translation>
  </message>
  <message>
   <source>It is a link; what it leads to counts by itself.</source>
   <translation>它是一个链接；它指向的内容单独计算。</translation>
  </message>
  <message>
   <source>It is at %1 and would have to begin anew. Nothing else is lost.</source>
   <translation>已进行到 %1，之后需要从头开始。其他内容不会丢失。</translation>
  </message>
  <message>
   <source>It is kept in the cloud only.</source>
   <translation>它只存放在云端。</translation>
  </message>
  <message>
   <source>It is not in %1.</source>
   <translation>它不在 %1 中。</translation>
  </message>
  <message>
   <source>It is not in the chosen folder.</source>
   <translation>它不在所选文件夹中。</translation>
  </message>
  <message>
   <source>It is prepared anew from what came with Honeyguide, about 20 s.</source>
   <translation>将用 Honeyguide 自带的内容重新准备，约 20 秒。</translation>
  </message>
  <message>
   <source>It is read, but too far from this question to be in the list.</source>
   <translation>它已读取，但与这个问题相差太远，不在列表中。</translation>
  </message>
  <message>
   <source>It is rebuilt; until then search goes by words only.</source>
   <translation>正在重建；在此之前只按字词搜索。</translation>
  </message>
  <message>
   <source>It is sound. Honeyguide starts again and reads your files anew.</source>
   <translation>备份完好。Honeyguide 将重新启动并重新读取您的文件。</translation>
  </message>
  <message>
   <source>It learned from something that was forgotten since.</source>
   <translation>它学过的某些内容后来被忘记了。</translation>
  </message>
  <message>
   <source>It passes the filters; the file changed last comes first.</source>
   <translation>它符合筛选条件；最近更改的文件排在最前。</translation>
  </message>
  <message>
   <source>It reads %1 first: %2 of reading, %3 on the disk. The present model answers until then, and is kept for 14 days.</source>
   <translation>它先读取 %1：读取需要%2，占用磁盘 %3。在此之前仍由当前模型回答，当前模型会再保留 14 天。</translation>
  </message>
  <message>
   <source>It reads search and passage side by side and puts the first results into a better order.</source>
   <translation>它把搜索和段落放在一起阅读，为前面的结果排出更好的顺序。</translation>
  </message>
  <message>
   <source>It was not there at the last look. Ctrl+Shift+F5 looks again.</source>
   <translation>上次查看时它不在那里。Ctrl+Shift+F5 再次查看。</translation>
  </message>
  <message>
   <source>It was not touched.</source>
   <translation>没有改动它。</translation>
  </message>
  <message>
   <source>Its %1 are forgotten in 10 s.</source>
   <translation>10 秒后忘记其中的 %1。</translation>
  </message>
  <message>
   <source>Its author is not %1.</source>
   <translation>它的作者不是 %1。</translation>
  </message>
  <message>
   <source>Its best passage has %1 but not %2.</source>
   <translation>它最好的段落有%1，但没有%2。</translation>
  </message>
  <message>
   <source>Its best passage has %1.</source>
   <translation>它最好的段落有%1。</translation>
  </message>
  <message>
   <source>Its best passage has none of the words.</source>
   <translation>它最好的段落没有这些字词。</translation>
  </message>
  <message>
   <source>Its files stay searchable until you forget it.</source>
   <translation>在您忘记它之前，其中的文件仍可搜索。</translation>
  </message>
  <message>
   <source>Its folder is missing, so it cannot be used.</source>
   <translation>它的文件夹不见了，因此无法使用。</translation>
  </message>
  <message>
   <source>Its model is no longer here, so it cannot be used.</source>
   <translation>它的模型已不在这里，因此无法使用。</translation>
  </message>
  <message>
   <source>Its name does not have “%1”.</source>
   <translation>它的名称中没有“%1”。</translation>
  </message>
  <message>
   <source>Its name has %1.</source>
   <translation>它的名称中有%1。</translation>
  </message>
  <message>
   <source>Its text is not read yet. Until then it can be found by its name.</source>
   <translation>它的文本尚未读取。在此之前可以按名称找到它。</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>保留</translation>
  </message>
  <message>
   <source>Keep running</source>
   <translation>保持运行</translation>
  </message>
  <message>
   <source>Keep the present one</source>
   <translation>保留当前模型</translation>
  </message>
  <message>
   <source>Keep what is here</source>
   <translation>保留这里的内容</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>语言</translation>
  </message>
  <message>
   <source>Larger PDFs, office files and archives are found by their name only.</source>
   <translation>更大的 PDF、办公文档和压缩包只能按名称找到。</translation>
  </message>
  <message>
   <source>Larger text files are found by their name only.</source>
   <translation>更大的文本文件只能按名称找到。</translation>
  </message>
  <message>
   <source>Largest other file, in MB</source>
   <translation>其他文件的最大大小（MB）</translation>
  </message>
  <message>
   <source>Largest text file, in MB</source>
   <translation>文本文件的最大大小（MB）</translation>
  </message>
  <message>
   <source>Learn from headings and titles</source>
   <translation>从标题中学习</translation>
  </message>
  <message>
   <source>Learned from headings and titles, judged by those that were held out.</source>
   <translation>从标题中学习，用留出的标题评判。</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>排除</translation>
  </message>
  <message>
   <source>Left out, because it is Honeyguide's own data.</source>
   <translation>已排除：这是 Honeyguide 自己的数据。</translation>
  </message>
  <message>
   <source>Left out, because it is a link; what it leads to counts by itself.</source>
   <translation>已排除：这是一个链接；它指向的内容单独计算。</translation>
  </message>
  <message>
   <source>Left out, because it is kept in the cloud only.</source>
   <translation>已排除：它只存放在云端。</translation>
  </message>
  <message>
   <source>Left out, because of “%1” (%2).</source>
   <translation>已排除：因为“%1”（%2）。</translation>
  </message>
  <message>
   <source>Left out, because of “%1” (in %2).</source>
   <translation>已排除：因为“%1”（在 %2 中）。</translation>
  </message>
  <message>
   <source>Less motion</source>
   <translation>减少动画</translation>
  </message>
  <message>
   <source>Let the model before answer again (Ctrl+Alt+Z)</source>
   <translation>让之前的模型重新回答（Ctrl+Alt+Z）</translation>
  </message>
  <message>
   <source>Let “%1” answer?</source>
   <translation>让“%1”来回答吗？</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>浅色</translation>
  </message>
  <message>
   <source>Like “%1”. Esc goes back.</source>
   <translation>与“%1”相似。按 Esc 返回。</translation>
  </message>
  <message>
   <source>Locked with a password</source>
   <translation>有密码保护</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>再看一次</translation>
  </message>
  <message>
   <source>Look for changes now</source>
   <translation>立即查看更改</translation>
  </message>
  <message>
   <source>Look for damage</source>
   <translation>检查是否损坏</translation>
  </message>
  <message>
   <source>Look for harm</source>
   <translation>检查是否有害</translation>
  </message>
  <message>
   <source>Looked through every 10 min</source>
   <translation>每 10 分钟查看一次</translation>
  </message>
  <message>
   <source>Looking through your folders.</source>
   <translation>正在查看您的文件夹。</translation>
  </message>
  <message>
   <source>Luck alone could have done this.</source>
   <translation>这可能只是运气。</translation>
  </message>
  <message>
   <source>Luck would do this %1.</source>
   <translation>运气造成同样结果的机会是%1。</translation>
  </message>
  <message>
   <source>MMMM yyyy</source>
   <translation>yyyy年M月</translation>
  </message>
  <message>
   <source>Mail</source>
   <translation>邮件</translation>
  </message>
  <message>
   <source>Mail from somebody, or a document's author</source>
   <translation>某人的邮件，或文档的作者</translation>
  </message>
  <message>
   <source>Make searches from headings and titles</source>
   <translation>用标题组成搜索</translation>
  </message>
  <message>
   <source>Mean gain %1 nDCG@10. Files moved up: %2 (p = %3, level %4, %5 decisions before).</source>
   <translation>平均增益 %1 nDCG@10。文件前移：%2（p = %3，水平 %4，之前有 %5 次结论）。</translation>
  </message>
  <message>
   <source>Meaning is added when it is back.</source>
   <translation>它恢复后会加上按含义搜索。</translation>
  </message>
  <message>
   <source>Measuring how long it takes</source>
   <translation>正在测量需要多久</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <source>More like this</source>
   <translation>更多类似内容</translation>
  </message>
  <message>
   <source>More than luck</source>
   <translation>超出运气</translation>
  </message>
  <message>
   <source>Most files are missing</source>
   <translation>大多数文件不见了</translation>
  </message>
  <message>
   <source>Most of %1 folders is gone at once. Are they moved or deleted?</source>
   <translation>%1 个文件夹的大部分内容突然不见了。是移动还是删除了？</translation>
  </message>
  <message>
   <source>Most of %1 is gone at once. Is it moved or deleted?</source>
   <translation>%1 的大部分内容突然不见了。是移动还是删除了？</translation>
  </message>
  <message>
   <source>Most of the files went missing at once. If they lie on a disk that is not connected, they come back with it. They stay searchable until you confirm in the menu of this folder that they are gone.</source>
   <translation>大多数文件突然不见了。如果它们在未连接的磁盘上，连接后就会恢复。在您从这个文件夹的菜单中确认之前，它们仍可搜索。</translation>
  </message>
  <message>
   <source>Needed too much memory</source>
   <translation>需要的内存太多</translation>
  </message>
  <message>
   <source>Needs no searches. It is judged by those that were held out.</source>
   <translation>不需要搜索记录。用留出的部分来评判。</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>下一个窗格</translation>
  </message>
  <message>
   <source>Next passage</source>
   <translation>下一个段落</translation>
  </message>
  <message>
   <source>No clear gain in the trial: %1 to %2</source>
   <translation>试用中没有明显提升：%1 比 %2</translation>
  </message>
  <message>
   <source>No clear gain, so nothing was changed</source>
   <translation>没有明显提升，因此没有更改任何内容</translation>
  </message>
  <message>
   <source>No file can be written there.</source>
   <translation>无法在那里写入文件。</translation>
  </message>
  <message>
   <source>No file comes up for everything</source>
   <translation>没有文件在什么搜索里都出现</translation>
  </message>
  <message>
   <source>No file that assistants may see is known at that place.</source>
   <translation>在那个位置没有助手可见的文件。</translation>
  </message>
  <message>
   <source>No folder is allowed for assistants yet.</source>
   <translation>尚未允许助手查看任何文件夹。</translation>
  </message>
  <message>
   <source>No library is open</source>
   <translation>没有打开资料库</translation>
  </message>
  <message>
   <source>No permission</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <source>No row says which model it came from, so that only what you wanted counts.</source>
   <translation>每一行都不标明来自哪个模型，只看您想要什么。</translation>
  </message>
  <message>
   <source>No such pack was added here.</source>
   <translation>这里没有添加过这样的扩展包。</translation>
  </message>
  <message>
   <source>No text inside</source>
   <translation>里面没有文本</translation>
  </message>
  <message>
   <source>No text was read from that file.</source>
   <translation>没有从那个文件读到文本。</translation>
  </message>
  <message>
   <source>Not a kind that can be read</source>
   <translation>不是可以读取的类型</translation>
  </message>
  <message>
   <source>Not a plain file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>未连接</translation>
  </message>
  <message>
   <source>Not enough to judge, so nothing was changed</source>
   <translation>不足以判断，因此没有更改任何内容</translation>
  </message>
  <message>
   <source>Not for this search</source>
   <translation>不适合这次搜索</translation>
  </message>
  <message>
   <source>Not for this search, marked</source>
   <translation>已标记：不适合这次搜索</translation>
  </message>
  <message>
   <source>Not in any of your folders.</source>
   <translation>不在您的任何文件夹中。</translation>
  </message>
  <message>
   <source>Not looked through yet</source>
   <translation>尚未查看</translation>
  </message>
  <message>
   <source>Not more than luck</source>
   <translation>没有超出运气</translation>
  </message>
  <message>
   <source>Not on this computer: %1.</source>
   <translation>不在这台电脑上：%1。</translation>
  </message>
  <message>
   <source>Noted. It will come first next time.</source>
   <translation>已记下。下次它会排在最前。</translation>
  </message>
  <message>
   <source>Noted. Lower for searches like this.</source>
   <translation>已记下。在类似的搜索中会靠后。</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>笔记</translation>
  </message>
  <message>
   <source>Nothing else is nearer to what was asked.</source>
   <translation>没有别的内容更接近所问。</translation>
  </message>
  <message>
   <source>Nothing for “%1”.</source>
   <translation>没有找到“%1”。</translation>
  </message>
  <message>
   <source>Nothing is kept.</source>
   <translation>没有保留任何内容。</translation>
  </message>
  <message>
   <source>Nothing is like “%1” yet. Esc goes back.</source>
   <translation>还没有与“%1”相似的内容。按 Esc 返回。</translation>
  </message>
  <message>
   <source>Nothing new is read.</source>
   <translation>不读取新内容。</translation>
  </message>
  <message>
   <source>Nothing on this computer opens that kind of file.</source>
   <translation>这台电脑上没有程序能打开这种文件。</translation>
  </message>
  <message>
   <source>Nothing was added.</source>
   <translation>没有添加任何内容。</translation>
  </message>
  <message>
   <source>Nothing was changed, and search goes on as before.</source>
   <translation>没有更改任何内容，搜索照常进行。</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>没有更改任何内容。</translation>
  </message>
  <message>
   <source>Nothing was changed; add the one that came with this version.</source>
   <translation>没有更改任何内容；请添加与此版本配套的扩展包。</translation>
  </message>
  <message>
   <source>Nothing was changed; fetch it once more.</source>
   <translation>没有更改任何内容；请重新获取。</translation>
  </message>
  <message>
   <source>Nothing was changed; your files are untouched.</source>
   <translation>没有更改任何内容；您的文件没有被动过。</translation>
  </message>
  <message>
   <source>Of %1 searches with both models, %2 went to the tuned one, %3 to the present one, %4 to neither.</source>
   <translation>用两个模型的 %1 次搜索中，%2 次选了调优模型，%3 次选了当前模型，%4 次都没选。</translation>
  </message>
  <message>
   <source>Of the files that match, the one changed last comes first.</source>
   <translation>在符合条件的文件中，最近更改的排在最前。</translation>
  </message>
  <message>
   <source>Of the searches that tell, as many got worse as better.</source>
   <translation>在能说明问题的搜索中，变差的和变好的一样多。</translation>
  </message>
  <message>
   <source>Off: it stays until you press Esc.</source>
   <translation>关闭时：一直保留，直到按 Esc。</translation>
  </message>
  <message>
   <source>Old finds</source>
   <translation>原来能找到的</translation>
  </message>
  <message>
   <source>Old finds stay</source>
   <translation>原来能找到的仍在</translation>
  </message>
  <message>
   <source>Older searches are forgotten for good. 0 keeps them until you forget them.</source>
   <translation>更早的搜索会被永久忘记。0 表示一直保留，直到您忘记它们。</translation>
  </message>
  <message>
   <source>Older than %1</source>
   <translation>早于 %1</translation>
  </message>
  <message>
   <source>On battery, so reading waits.</source>
   <translation>正在使用电池，因此暂缓读取。</translation>
  </message>
  <message>
   <source>One a line: pdf: okular --page {page} {path}, or py, md: code --goto {path}:{line}. Without one, common programs are known; others open the file at its beginning.</source>
   <translation>每行一个：pdf: okular --page {page} {path}，或 py, md: code --goto {path}:{line}。不填写时使用已知的常用程序；其他程序从文件开头打开。</translation>
  </message>
  <message>
   <source>One kind: pdf, doc, sheet, slides, notes, code, mail, web, image; or an ending</source>
   <translation>一种类型：pdf、doc、sheet、slides、notes、code、mail、web、image；或扩展名</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <source>Open Honeyguide</source>
   <translation>打开 Honeyguide</translation>
  </message>
  <message>
   <source>Open at line %1</source>
   <translation>打开第 %1 行</translation>
  </message>
  <message>
   <source>Open at page %1</source>
   <translation>打开第 %1 页</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>打开文件夹</translation>
  </message>
  <message>
   <source>Open the small search window</source>
   <translation>打开小搜索窗口</translation>
  </message>
  <message>
   <source>Opening files</source>
   <translation>打开文件</translation>
  </message>
  <message>
   <source>Opens hidden and begins watching your folders.</source>
   <translation>隐藏启动并开始监视您的文件夹。</translation>
  </message>
  <message>
   <source>Opens the small search window over any program. Where the desktop does not allow that, give a key of the desktop the command honeyguide --toggle.</source>
   <translation>在任何程序之上打开小搜索窗口。如果桌面不允许，请给桌面的某个按键指定命令 honeyguide --toggle。</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>不允许的操作</translation>
  </message>
  <message>
   <source>Other</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>Over all your files the gain did not hold.</source>
   <translation>在您的全部文件上，提升没有保持住。</translation>
  </message>
  <message>
   <source>PDF</source>
   <translation>PDF</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <source>Partly not connected</source>
   <translation>部分未连接</translation>
  </message>
  <message>
   <source>Passages found by meaning</source>
   <translation>可按含义找到的段落</translation>
  </message>
  <message>
   <source>Passages stay apart</source>
   <translation>段落之间保持距离</translation>
  </message>
  <message>
   <source>Passages stay where they were</source>
   <translation>段落留在原处</translation>
  </message>
  <message>
   <source>Past %1</source>
   <translation>过去%1</translation>
  </message>
  <message>
   <source>Patterns as in .gitignore, one a line: for example *.log or Private/.</source>
   <translation>与 .gitignore 相同的规则，每行一个：例如 *.log 或 Private/。</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <source>Pause or resume reading</source>
   <translation>暂停或继续读取</translation>
  </message>
  <message>
   <source>Pause reading</source>
   <translation>暂停读取</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>性能</translation>
  </message>
  <message>
   <source>Perhaps better: %1 to %2</source>
   <translation>也许更好：%1 比 %2</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>权限被拒绝</translation>
  </message>
  <message>
   <source>Preparing</source>
   <translation>正在准备</translation>
  </message>
  <message>
   <source>Preparing the index.</source>
   <translation>正在准备索引。</translation>
  </message>
  <message>
   <source>Preparing the model for this computer</source>
   <translation>正在为这台电脑准备模型</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <source>Previous pane</source>
   <translation>上一个窗格</translation>
  </message>
  <message>
   <source>Previous passage</source>
   <translation>上一个段落</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>隐私</translation>
  </message>
  <message>
   <source>Private keys</source>
   <translation>私钥</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>处理器</translation>
  </message>
  <message>
   <source>Processor cores used for reading</source>
   <translation>读取时使用的处理器核心数</translation>
  </message>
  <message>
   <source>Programs that open a file at its page or line</source>
   <translation>按页或行打开文件的程序</translation>
  </message>
  <message>
   <source>Put back</source>
   <translation>放回</translation>
  </message>
  <message>
   <source>Put this backup in the place of what is here?</source>
   <translation>用这个备份取代这里的内容吗？</translation>
  </message>
  <message>
   <source>Quick search</source>
   <translation>快速搜索</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>退出</translation>
  </message>
  <message>
   <source>Read anyway</source>
   <translation>仍然读取</translation>
  </message>
  <message>
   <source>Read closely</source>
   <translation>已细读</translation>
  </message>
  <message>
   <source>Read it</source>
   <translation>读取</translation>
  </message>
  <message>
   <source>Read the first results closely</source>
   <translation>细读前面的结果</translation>
  </message>
  <message>
   <source>Read the words in pictures and scans</source>
   <translation>读取图片和扫描件中的文字</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>读取</translation>
  </message>
  <message>
   <source>Reading is paused.</source>
   <translation>读取已暂停。</translation>
  </message>
  <message>
   <source>Reading makes room while you work and other programs need the processor.</source>
   <translation>当您在工作且其他程序需要处理器时，读取会让路。</translation>
  </message>
  <message>
   <source>Reading stopped</source>
   <translation>读取已停止</translation>
  </message>
  <message>
   <source>Reading with the tuned model, %1</source>
   <translation>正在用调优模型读取，%1</translation>
  </message>
  <message>
   <source>Reading, %1 left</source>
   <translation>正在读取，剩余 %1</translation>
  </message>
  <message>
   <source>Ready to tune</source>
   <translation>可以调优了</translation>
  </message>
  <message>
   <source>Remember what I open</source>
   <translation>记住我打开的内容</translation>
  </message>
  <message>
   <source>Rest harmed</source>
   <translation>其余部分受损</translation>
  </message>
  <message>
   <source>Rest unharmed</source>
   <translation>其余部分未受损</translation>
  </message>
  <message>
   <source>Restore and start again</source>
   <translation>恢复并重新启动</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>结果</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>继续</translation>
  </message>
  <message>
   <source>Resume reading</source>
   <translation>继续读取</translation>
  </message>
  <message>
   <source>Right file first in %1 of %2 kept-aside searches, with the present model in %3.</source>
   <translation>在 %2 次留出的搜索中，正确文件排在首位的有 %1 次，当前模型为 %3 次。</translation>
  </message>
  <message>
   <source>Rows change places at once, and nothing turns.</source>
   <translation>各行立即换位，没有转动的图标。</translation>
  </message>
  <message>
   <source>Rules that are switched off</source>
   <translation>已关闭的规则</translation>
  </message>
  <message>
   <source>Save this search, or forget it</source>
   <translation>保存或忘记这次搜索</translation>
  </message>
  <message>
   <source>Scans and pictures</source>
   <translation>扫描件和图片</translation>
  </message>
  <message>
   <source>Score the present model</source>
   <translation>给当前模型评分</translation>
  </message>
  <message>
   <source>Score what it learned</source>
   <translation>给学到的内容评分</translation>
  </message>
  <message>
   <source>Scored the present model</source>
   <translation>已给当前模型评分</translation>
  </message>
  <message>
   <source>Scored what it learned</source>
   <translation>已给学到的内容评分</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <source>Search again</source>
   <translation>再次搜索</translation>
  </message>
  <message>
   <source>Search as you always do. Which model’s results you open from is counted.</source>
   <translation>照常搜索即可。会统计您打开的是哪个模型的结果。</translation>
  </message>
  <message>
   <source>Search goes by words until it is ready.</source>
   <translation>在就绪之前按字词搜索。</translation>
  </message>
  <message>
   <source>Search goes on.</source>
   <translation>搜索照常进行。</translation>
  </message>
  <message>
   <source>Search goes on. Make room on that disk, or let it be written to, and start again.</source>
   <translation>搜索照常可用。请在该磁盘上腾出空间或取消写保护，然后重新启动。</translation>
  </message>
  <message>
   <source>Search goes on; new files are found by their names.</source>
   <translation>搜索照常进行；新文件可按名称找到。</translation>
  </message>
  <message>
   <source>Searchable by name and words now; by meaning as it is read.</source>
   <translation>现在可按名称和字词搜索；读取后可按含义搜索。</translation>
  </message>
  <message>
   <source>Searchable by name and words now; by meaning in %1.</source>
   <translation>现在可按名称和字词搜索；%1后可按含义搜索。</translation>
  </message>
  <message>
   <source>Searches and what you open from them stay on this machine, and are learned from.</source>
   <translation>搜索以及您从中打开的内容留在这台机器上，并用于学习。</translation>
  </message>
  <message>
   <source>Searches for %n more file to go</source>
   <translation>还差涉及 %n 个文件的搜索</translation>
  </message>
  <message>
   <source>Searches for %n more files to go</source>
   <translation>还差涉及 %n 个文件的搜索</translation>
  </message>
  <message>
   <source>Search…</source>
   <translation>搜索…</translation>
  </message>
  <message>
   <source>Secrets: private keys, key stores, password databases</source>
   <translation>机密：私钥、密钥库、密码数据库</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <source>Sheets</source>
   <translation>表格</translation>
  </message>
  <message>
   <source>Shortcut from anywhere</source>
   <translation>随处可用的快捷键</translation>
  </message>
  <message>
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>显示</translation>
  </message>
  <message>
   <source>Show %n earlier one</source>
   <translation>显示更早的 %n 个</translation>
  </message>
  <message>
   <source>Show %n earlier ones</source>
   <translation>显示更早的 %n 个</translation>
  </message>
  <message>
   <source>Show all %1 in the main window</source>
   <translation>在主窗口中显示全部 %1</translation>
  </message>
  <message>
   <source>Show all in the main window</source>
   <translation>在主窗口中显示全部</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>在文件夹中显示</translation>
  </message>
  <message>
   <source>Show the fix</source>
   <translation>显示解决办法</translation>
  </message>
  <message>
   <source>Show the folders</source>
   <translation>显示文件夹</translation>
  </message>
  <message>
   <source>Show you the difference</source>
   <translation>让您看到差别</translation>
  </message>
  <message>
   <source>Sidebar</source>
   <translation>侧栏</translation>
  </message>
  <message>
   <source>Since %1</source>
   <translation>自 %1 以来</translation>
  </message>
  <message>
   <source>Slides</source>
   <translation>幻灯片</translation>
  </message>
  <message>
   <source>Something went wrong in Honeyguide last time.</source>
   <translation>Honeyguide 上次出了问题。</translation>
  </message>
  <message>
   <source>Start Honeyguide with --profile and a folder on this computer.</source>
   <translation>请用 --profile 加上这台电脑上的一个文件夹来启动 Honeyguide。</translation>
  </message>
  <message>
   <source>Start Honeyguide with --profile and a folder.</source>
   <translation>请使用 --profile 加文件夹启动 Honeyguide。</translation>
  </message>
  <message>
   <source>Start tuning</source>
   <translation>开始调优</translation>
  </message>
  <message>
   <source>Start when I sign in</source>
   <translation>登录时启动</translation>
  </message>
  <message>
   <source>Start with %n folder</source>
   <translation>从 %n 个文件夹开始</translation>
  </message>
  <message>
   <source>Start with %n folders</source>
   <translation>从 %n 个文件夹开始</translation>
  </message>
  <message>
   <source>Starting and closing</source>
   <translation>启动与关闭</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <source>Stop the trial</source>
   <translation>停止试用</translation>
  </message>
  <message>
   <source>Stopped the reader</source>
   <translation>使读取程序停止</translation>
  </message>
  <message>
   <source>Stopped, nothing of it is kept.</source>
   <translation>已停止，没有保留任何内容。</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>已停止。</translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation>正在停止</translation>
  </message>
  <message>
   <source>Stopping takes up to 2 seconds and changes nothing.</source>
   <translation>停止最多需要 2 秒，不会更改任何内容。</translation>
  </message>
  <message>
   <source>Switching</source>
   <translation>正在切换</translation>
  </message>
  <message>
   <source>System</source>
   <translation>系统</translation>
  </message>
  <message>
   <source>System follows the desktop, also when it changes.</source>
   <translation>跟随系统的桌面，更改时也会跟随。</translation>
  </message>
  <message>
   <source>System follows the desktop. A change shows from the next start.</source>
   <translation>跟随系统的桌面。更改后下次启动时生效。</translation>
  </message>
  <message>
   <source>Take a backup in</source>
   <translation>读入备份</translation>
  </message>
  <message>
   <source>Take back: %1</source>
   <translation>收回：%1</translation>
  </message>
  <message>
   <source>Taken back.</source>
   <translation>已收回。</translation>
  </message>
  <message>
   <source>Tell me when something I started is done</source>
   <translation>我启动的任务完成时通知我</translation>
  </message>
  <message>
   <source>Tesseract could not be started</source>
   <translation>无法启动 Tesseract</translation>
  </message>
  <message>
   <source>Tesseract could not read it</source>
   <translation>Tesseract 无法读取它</translation>
  </message>
  <message>
   <source>That collection has too few queries for it.</source>
   <translation>该集合的查询太少，不足以这样做。</translation>
  </message>
  <message>
   <source>That file cannot be restored.</source>
   <translation>那个文件无法恢复。</translation>
  </message>
  <message>
   <source>That file gave no text.</source>
   <translation>那个文件没有读出文本。</translation>
  </message>
  <message>
   <source>That file holds no feedback to take in.</source>
   <translation>那个文件里没有可读入的反馈。</translation>
  </message>
  <message>
   <source>That file holds no pack that can be added.</source>
   <translation>那个文件里没有可以添加的扩展包。</translation>
  </message>
  <message>
   <source>That file was moved or deleted since it was read.</source>
   <translation>那个文件在读取之后被移动或删除了。</translation>
  </message>
  <message>
   <source>That folder holds no judged collection.</source>
   <translation>那个文件夹里没有带评判的测试集。</translation>
  </message>
  <message>
   <source>That folder is not in the library.</source>
   <translation>那个文件夹不在资料库中。</translation>
  </message>
  <message>
   <source>That folder is not there.</source>
   <translation>那个文件夹不存在。</translation>
  </message>
  <message>
   <source>That is a file, not a folder.</source>
   <translation>那是文件，不是文件夹。</translation>
  </message>
  <message>
   <source>That lies in something that assistants are denied.</source>
   <translation>它在拒绝助手查看的内容里面。</translation>
  </message>
  <message>
   <source>That model is damaged or missing, so it cannot be used.</source>
   <translation>该模型已损坏或缺失，因此无法使用。</translation>
  </message>
  <message>
   <source>That pack belongs to another Honeyguide.</source>
   <translation>那个扩展包属于另一个 Honeyguide。</translation>
  </message>
  <message>
   <source>That passage is found by words only.</source>
   <translation>那个段落只能按字词找到。</translation>
  </message>
  <message>
   <source>That value cannot be used.</source>
   <translation>不能使用这个值。</translation>
  </message>
  <message>
   <source>The backup is in %1.</source>
   <translation>备份在 %1 中。</translation>
  </message>
  <message>
   <source>The close reading took too long, so this is the first order.</source>
   <translation>细读花的时间太长，因此这是最初的顺序。</translation>
  </message>
  <message>
   <source>The disk did not do what it was told.</source>
   <translation>磁盘没有按指令操作。</translation>
  </message>
  <message>
   <source>The disk is full, so nothing can be written.</source>
   <translation>磁盘已满，因此无法写入任何内容。</translation>
  </message>
  <message>
   <source>The filter for %1 leaves it out.</source>
   <translation>对 %1 的筛选排除了它。</translation>
  </message>
  <message>
   <source>The first reading, a verdict of Tune, a full disk; only while no window is in front.</source>
   <translation>首次读取、调优的结论、磁盘已满；仅在没有窗口处于前台时通知。</translation>
  </message>
  <message>
   <source>The first results are read closely now.</source>
   <translation>现在会细读前面的结果。</translation>
  </message>
  <message>
   <source>The first values come with the training.</source>
   <translation>训练开始后会出现最初的数值。</translation>
  </message>
  <message>
   <source>The folder was renamed, moved or deleted. Its files stay searchable until you forget it in its menu. If it comes back, it is read as before.</source>
   <translation>该文件夹已被重命名、移动或删除。在您通过它的菜单忘记它之前，其中的文件仍可搜索。如果它回来，会像以前一样读取。</translation>
  </message>
  <message>
   <source>The gain is too small.</source>
   <translation>提升太小。</translation>
  </message>
  <message>
   <source>The index is built anew; search goes by words until then.</source>
   <translation>索引正在重建；在此之前按字词搜索。</translation>
  </message>
  <message>
   <source>The index was damaged.</source>
   <translation>索引已损坏。</translation>
  </message>
  <message>
   <source>The library cannot lie there: that is a file, or lies in one.</source>
   <translation>资料库无法放在那里：那是一个文件，或位于文件之中。</translation>
  </message>
  <message>
   <source>The library lies on a network share, where it would be damaged.</source>
   <translation>资料库位于网络共享上，在那里会损坏。</translation>
  </message>
  <message>
   <source>The list shows it as %1, which has nearly the same text.</source>
   <translation>列表以 %1 显示它，两者文本几乎相同。</translation>
  </message>
  <message>
   <source>The list shows it as %1, which has the same text.</source>
   <translation>列表以 %1 显示它，两者文本相同。</translation>
  </message>
  <message>
   <source>The machine is busy, so reading waits.</source>
   <translation>机器繁忙，因此暂缓读取。</translation>
  </message>
  <message>
   <source>The model gave a result that cannot be used.</source>
   <translation>模型给出了无法使用的结果。</translation>
  </message>
  <message>
   <source>The model in use cannot be loaded, so search goes by words only.</source>
   <translation>正在使用的模型无法加载，因此只按字词搜索。</translation>
  </message>
  <message>
   <source>The model is damaged, so search goes by words only.</source>
   <translation>模型已损坏，因此只按字词搜索。</translation>
  </message>
  <message>
   <source>The model is not there, so search goes by words only.</source>
   <translation>模型不存在，因此只按字词搜索。</translation>
  </message>
  <message>
   <source>The model that finds by meaning</source>
   <translation>按含义查找的模型</translation>
  </message>
  <message>
   <source>The model that reads closely</source>
   <translation>细读的模型</translation>
  </message>
  <message>
   <source>The next reading goes back to Honeyguide's own.</source>
   <translation>下次读取时会换回 Honeyguide 自带的模型。</translation>
  </message>
  <message>
   <source>The one before is kept until %1.</source>
   <translation>之前的模型保留到 %1。</translation>
  </message>
  <message>
   <source>The person allows one with `honeyguide mcp allow FOLDER`, or in Settings, Assistants.</source>
   <translation>使用者可用 `honeyguide mcp allow FOLDER` 允许，或在“设置”的“助手”中允许。</translation>
  </message>
  <message>
   <source>The present model goes on answering.</source>
   <translation>仍由当前模型回答。</translation>
  </message>
  <message>
   <source>The present model stays.</source>
   <translation>当前模型保持不变。</translation>
  </message>
  <message>
   <source>The present one stays in use.</source>
   <translation>继续使用当前模型。</translation>
  </message>
  <message>
   <source>The present one stays in use. Delete that one and import it again, or tune anew.</source>
   <translation>继续使用当前模型。请删除该模型后重新导入，或重新调优。</translation>
  </message>
  <message>
   <source>The program's own</source>
   <translation>程序自带的</translation>
  </message>
  <message>
   <source>The report</source>
   <translation>报告</translation>
  </message>
  <message>
   <source>The search is very long, so only its beginning was used.</source>
   <translation>搜索内容很长，因此只使用了开头部分。</translation>
  </message>
  <message>
   <source>The searches led to too few files.</source>
   <translation>这些搜索涉及的文件太少。</translation>
  </message>
  <message>
   <source>The system does not let more folders be watched. This command raises the limit, until the next start of the computer: %1</source>
   <translation>系统不允许监视更多文件夹。此命令可提高上限，直到电脑下次启动：%1</translation>
  </message>
  <message>
   <source>The system's own folders</source>
   <translation>系统自己的文件夹</translation>
  </message>
  <message>
   <source>The tune is paused</source>
   <translation>调优已暂停</translation>
  </message>
  <message>
   <source>The tuned model answers since %1.</source>
   <translation>调优模型自 %1 起回答。</translation>
  </message>
  <message>
   <source>The tuned model answers.</source>
   <translation>由调优模型回答。</translation>
  </message>
  <message>
   <source>The tuning pack is not installed.</source>
   <translation>尚未安装调优包。</translation>
  </message>
  <message>
   <source>Their files stay searchable until you forget them.</source>
   <translation>在您忘记它们之前，其中的文件仍可搜索。</translation>
  </message>
  <message>
   <source>Then both answer, and what you open decides. It can be stopped at any time.</source>
   <translation>然后两个模型都回答，由您打开的内容来决定。可以随时停止。</translation>
  </message>
  <message>
   <source>There are too few searches to judge a tuned model by.</source>
   <translation>搜索太少，无法评判调优模型。</translation>
  </message>
  <message>
   <source>There is no %1, so the date was left out.</source>
   <translation>没有 %1 这一天，因此忽略了这个日期。</translation>
  </message>
  <message>
   <source>There is no earlier model to go back to.</source>
   <translation>没有更早的模型可以回去。</translation>
  </message>
  <message>
   <source>There is no such file.</source>
   <translation>没有这个文件。</translation>
  </message>
  <message>
   <source>There is no such model.</source>
   <translation>没有这个模型。</translation>
  </message>
  <message>
   <source>There is no tuned model to use.</source>
   <translation>没有可用的调优模型。</translation>
  </message>
  <message>
   <source>There is not enough space on the disk.</source>
   <translation>磁盘空间不足。</translation>
  </message>
  <message>
   <source>There is nothing to try.</source>
   <translation>没有可以试用的内容。</translation>
  </message>
  <message>
   <source>There were too few searches to judge it by.</source>
   <translation>搜索太少，无法评判。</translation>
  </message>
  <message>
   <source>They lead to %1 files so far. With fewer than %2, it would learn files, not words.</source>
   <translation>目前涉及 %1 个文件。少于 %2 个时，学到的是文件而不是用语。</translation>
  </message>
  <message>
   <source>They were forgotten, became too old, or their files changed. A new tune is judged by those that are there.</source>
   <translation>它们已被遗忘、已过保留期，或其文件已更改。重新调优会用现有的搜索来评判。</translation>
  </message>
  <message>
   <source>This account may not open that place.</source>
   <translation>此帐户不能打开那个位置。</translation>
  </message>
  <message>
   <source>This desktop gives no program a key from anywhere.</source>
   <translation>这个桌面不允许程序使用全局按键。</translation>
  </message>
  <message>
   <source>This file was moved or deleted a moment ago.</source>
   <translation>这个文件刚刚被移动或删除了。</translation>
  </message>
  <message>
   <source>This is the whole report: lines of the program, no names and no words of yours. It was sent nowhere; you can send it to whoever helps you.</source>
   <translation>这就是完整的报告：只有程序的代码行，没有您的名称和文字。没有发送到任何地方；您可以把它交给帮助您的人。</translation>
  </message>
  <message>
   <source>This is what I wanted</source>
   <translation>这正是我要的</translation>
  </message>
  <message>
   <source>This is what I wanted, marked</source>
   <translation>已标记：这正是我要的</translation>
  </message>
  <message>
   <source>This library belongs to a newer Honeyguide.</source>
   <translation>这个资料库属于更新版本的 Honeyguide。</translation>
  </message>
  <message>
   <source>This model cannot be deleted.</source>
   <translation>无法删除这个模型。</translation>
  </message>
  <message>
   <source>This model cannot be used here.</source>
   <translation>这个模型在这里无法使用。</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>Too few are left of the searches that the tuned model was judged by.</source>
   <translation>用来评判调优后模型的搜索所剩太少。</translation>
  </message>
  <message>
   <source>Too large</source>
   <translation>太大</translation>
  </message>
  <message>
   <source>Too many folders to watch, so %1 is looked through every 10 min.</source>
   <translation>要监视的文件夹太多，因此 %1 每 10 分钟查看一次。</translation>
  </message>
  <message>
   <source>Too many folders to watch, so %1 of them are looked through every 10 min.</source>
   <translation>要监视的文件夹太多，因此其中 %1 个每 10 分钟查看一次。</translation>
  </message>
  <message>
   <source>Took too long</source>
   <translation>花的时间太长</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>训练</translation>
  </message>
  <message>
   <source>Train on all searches</source>
   <translation>用全部搜索训练</translation>
  </message>
  <message>
   <source>Trained</source>
   <translation>已训练</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>正在训练</translation>
  </message>
  <message>
   <source>Training: %1 at first, %2 now.</source>
   <translation>正在训练：开始时 %1，现在 %2。</translation>
  </message>
  <message>
   <source>Trial, %1 of %2</source>
   <translation>试用，%1 / %2</translation>
  </message>
  <message>
   <source>Tried beside the present one; Tune tells how that stands.</source>
   <translation>正与当前模型并行试用；进展见“调优”。</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>重试</translation>
  </message>
  <message>
   <source>Try it for %1 searches</source>
   <translation>试用 %1 次搜索</translation>
  </message>
  <message>
   <source>Try the sample, on the welcome page</source>
   <translation>试用示例（在欢迎页上）</translation>
  </message>
  <message>
   <source>Tune</source>
   <translation>调优</translation>
  </message>
  <message>
   <source>Tune first.</source>
   <translation>请先调优。</translation>
  </message>
  <message>
   <source>Tune on</source>
   <translation>调优所用设备</translation>
  </message>
  <message>
   <source>Tune shows what was found.</source>
   <translation>“调优”会显示结果。</translation>
  </message>
  <message>
   <source>Tuning</source>
   <translation>正在调优</translation>
  </message>
  <message>
   <source>Tuning, %1 left</source>
   <translation>正在调优，剩余 %1</translation>
  </message>
  <message>
   <source>Turn on text recognition</source>
   <translation>打开文字识别</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <source>Undo is one click, for 14 days.</source>
   <translation>14 天内，一键即可撤销。</translation>
  </message>
  <message>
   <source>Until I resume</source>
   <translation>直到我继续</translation>
  </message>
  <message>
   <source>Up to date</source>
   <translation>已是最新</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>使用</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>使用</translation>
  </message>
  <message>
   <source>Use the tuned model</source>
   <translation>使用调优模型</translation>
  </message>
  <message>
   <source>Use…</source>
   <translation>使用…</translation>
  </message>
  <message>
   <source>Wait while on battery</source>
   <translation>使用电池时等待</translation>
  </message>
  <message>
   <source>Wait while the machine is busy</source>
   <translation>机器繁忙时等待</translation>
  </message>
  <message>
   <source>Waits until another change is over</source>
   <translation>等待另一项更改完成</translation>
  </message>
  <message>
   <source>Watching goes on in the tray. Without a tray the program quits, unless it starts when you sign in. Ctrl+Q always quits.</source>
   <translation>会在托盘中继续监视。没有托盘时程序会退出，除非它随登录启动。Ctrl+Q 总是退出。</translation>
  </message>
  <message>
   <source>Ways to ask</source>
   <translation>提问方式</translation>
  </message>
  <message>
   <source>Web</source>
   <translation>网页</translation>
  </message>
  <message>
   <source>What .gitignore files name</source>
   <translation>.gitignore 文件列出的内容</translation>
  </message>
  <message>
   <source>What assistants may see</source>
   <translation>助手可以看到的内容</translation>
  </message>
  <message>
   <source>What is here now is kept beside the library as a backup.</source>
   <translation>这里现有的内容会作为备份保存在资料库旁边。</translation>
  </message>
  <message>
   <source>What is remembered</source>
   <translation>记住的内容</translation>
  </message>
  <message>
   <source>What it has read goes with it, so there is no way back to it.</source>
   <translation>它读取的内容会一并删除，因此无法再回到它。</translation>
  </message>
  <message>
   <source>What its tune came to: %1.</source>
   <translation>其调优的结论：%1。</translation>
  </message>
  <message>
   <source>What lacks is computed; what belongs to nothing goes.</source>
   <translation>计算缺少的部分；清除无主的部分。</translation>
  </message>
  <message>
   <source>What programming tools put beside the work: packages, environments, version control</source>
   <translation>编程工具放在工作旁边的内容：软件包、环境、版本控制</translation>
  </message>
  <message>
   <source>What they never see</source>
   <translation>助手永远看不到的内容</translation>
  </message>
  <message>
   <source>What was counted is kept, what the tuned model has read is not.</source>
   <translation>统计结果会保留，调优模型读取的内容不保留。</translation>
  </message>
  <message>
   <source>What was read (library.db)</source>
   <translation>已读取的内容（library.db）</translation>
  </message>
  <message>
   <source>What was read so far is kept, in case you go on later.</source>
   <translation>已读取的内容会保留，以便以后继续。</translation>
  </message>
  <message>
   <source>What was read stays searchable; new files wait.</source>
   <translation>已读取的内容仍可搜索；新文件在等待。</translation>
  </message>
  <message>
   <source>What was stored before is kept. Look after this disk.</source>
   <translation>之前保存的内容都在。请检查这块磁盘。</translation>
  </message>
  <message>
   <source>What went wrong</source>
   <translation>出了什么问题</translation>
  </message>
  <message>
   <source>What would help: %1, and a thumb down where the first result is wrong.</source>
   <translation>会有帮助的是：%1，以及在首个结果错误时点踩。</translation>
  </message>
  <message>
   <source>What would tell: %1. A tune can then be tried again, and counts them all.</source>
   <translation>能分出高下的是：%1。之后可以再次调优，届时会全部计入。</translation>
  </message>
  <message>
   <source>What you did with %2 after “%1” would be forgotten for good.</source>
   <translation>您在搜索“%1”之后对 %2 所做的操作将被永久忘记。</translation>
  </message>
  <message>
   <source>What you made (user.db)</source>
   <translation>您做的内容（user.db）</translation>
  </message>
  <message>
   <source>What you open from here is listed here</source>
   <translation>您从这里打开的内容会列在这里</translation>
  </message>
  <message>
   <source>What you opened no longer comes first, and tuning begins from nothing. A model that learned from it stays as it is and is marked. This cannot be undone.</source>
   <translation>您打开过的文件不再排在最前，调优从头开始。从中学习过的模型保持不变，但会加上标记。此操作无法撤销。</translation>
  </message>
  <message>
   <source>When I close the window</source>
   <translation>关闭窗口时</translation>
  </message>
  <message>
   <source>Where is my file…</source>
   <translation>我的文件在哪里…</translation>
  </message>
  <message>
   <source>Why this is %1</source>
   <translation>为什么排在%1</translation>
  </message>
  <message>
   <source>Why this result</source>
   <translation>为什么有这个结果</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>窗口</translation>
  </message>
  <message>
   <source>With fewer than %1, learning cannot be told from luck. It is not offered yet.</source>
   <translation>少于 %1 次时，无法区分学习和运气，因此尚不提供。</translation>
  </message>
  <message>
   <source>Without a word</source>
   <translation>不含某个词</translation>
  </message>
  <message>
   <source>Without the filter it would be %1.</source>
   <translation>没有这个筛选条件时，它会排在%1。</translation>
  </message>
  <message>
   <source>Without the filter there are %n.</source>
   <translation>没有这个筛选条件时有 %n。</translation>
  </message>
  <message>
   <source>Without the filter there is %n.</source>
   <translation>没有这个筛选条件时有 %n。</translation>
  </message>
  <message>
   <source>Would be read.</source>
   <translation>会被读取。</translation>
  </message>
  <message>
   <source>You can go on searching meanwhile.</source>
   <translation>其间可以继续搜索。</translation>
  </message>
  <message>
   <source>You can go on searching. The present model answers until all is read.</source>
   <translation>可以继续搜索。全部读完之前由当前模型回答。</translation>
  </message>
  <message>
   <source>You see what got better and what got worse, then decide. One click undoes it.</source>
   <translation>您会看到哪些变好、哪些变差，然后决定。一键即可撤销。</translation>
  </message>
  <message>
   <source>Your change of models waits.</source>
   <translation>您对模型的更改正在等待。</translation>
  </message>
  <message>
   <source>Your desktop did not give this key.</source>
   <translation>桌面没有分配此按键。</translation>
  </message>
  <message>
   <source>Your desktop has it as: %1</source>
   <translation>桌面中的按键为：%1</translation>
  </message>
  <message>
   <source>Your desktop may ask you now whether it gives this key.</source>
   <translation>桌面现在可能会询问是否分配此按键。</translation>
  </message>
  <message>
   <source>Your files are read</source>
   <translation>已读取您的文件</translation>
  </message>
  <message>
   <source>Your files are untouched. This cannot be undone.</source>
   <translation>您的文件不会被动到。此操作无法撤销。</translation>
  </message>
  <message>
   <source>Your own words; what means the same is found too</source>
   <translation>用您自己的话；含义相同的也会找到</translation>
  </message>
  <message>
   <source>a few seconds</source>
   <translation>几秒钟</translation>
  </message>
  <message>
   <source>a file no longer known</source>
   <translation>一个已不再认识的文件</translation>
  </message>
  <message>
   <source>a part of it is missing</source>
   <translation>缺少其中一部分</translation>
  </message>
  <message>
   <source>a picture; its text is not read</source>
   <translation>图片；其中的文字未读取</translation>
  </message>
  <message>
   <source>a search that was forgotten</source>
   <translation>一次已忘记的搜索</translation>
  </message>
  <message>
   <source>about %1 h</source>
   <translation>约 %1 小时</translation>
  </message>
  <message>
   <source>about %1 h %2 min</source>
   <translation>约 %1 小时 %2 分钟</translation>
  </message>
  <message>
   <source>about %1 min</source>
   <translation>约 %1 分钟</translation>
  </message>
  <message>
   <source>about %1 s</source>
   <translation>约 %1 秒</translation>
  </message>
  <message>
   <source>alignment now</source>
   <translation>当前的对齐度</translation>
  </message>
  <message>
   <source>also at %n other place</source>
   <translation>还在另外 %n 处</translation>
  </message>
  <message>
   <source>also at %n other places</source>
   <translation>还在另外 %n 处</translation>
  </message>
  <message>
   <source>an archive that cannot be opened here</source>
   <translation>此处无法打开的压缩包</translation>
  </message>
  <message>
   <source>anisotropy now</source>
   <translation>当前的各向异性</translation>
  </message>
  <message>
   <source>any letter</source>
   <translation>任意字母</translation>
  </message>
  <message>
   <source>archives inside archives inside archives</source>
   <translation>压缩包层层嵌套过深</translation>
  </message>
  <message>
   <source>asked   first now   first tuned</source>
   <translation>已问   当前首位   调优首位</translation>
  </message>
  <message>
   <source>at line %1</source>
   <translation>第 %1 行</translation>
  </message>
  <message>
   <source>battery, %1 %</source>
   <translation>电池，%1 %</translation>
  </message>
  <message>
   <source>better</source>
   <translation>变好</translation>
  </message>
  <message>
   <source>better on %1, worse on %2 of %3</source>
   <translation>%3 次中 %1 次变好，%2 次变差</translation>
  </message>
  <message>
   <source>better on %1, worse on %2 of %3 headings and titles</source>
   <translation>%3 个标题中 %1 个变好，%2 个变差</translation>
  </message>
  <message>
   <source>better, place %1 before, %2 now</source>
   <translation>变好，之前第 %1 位，现在第 %2 位</translation>
  </message>
  <message>
   <source>by %1</source>
   <translation>作者为 %1</translation>
  </message>
  <message>
   <source>changed before %1</source>
   <translation>在 %1 之前更改</translation>
  </message>
  <message>
   <source>changed since %1</source>
   <translation>自 %1 以来更改</translation>
  </message>
  <message>
   <source>changed, reading it again</source>
   <translation>已更改，正在重新读取</translation>
  </message>
  <message>
   <source>comes with Honeyguide</source>
   <translation>随 Honeyguide 提供</translation>
  </message>
  <message>
   <source>copied from</source>
   <translation>从中复制过</translation>
  </message>
  <message>
   <source>d MMM</source>
   <translation>M月d日</translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <translation>yyyy年M月d日</translation>
  </message>
  <message>
   <source>d MMMM yyyy</source>
   <translation>yyyy年M月d日</translation>
  </message>
  <message>
   <source>default</source>
   <translation>默认</translation>
  </message>
  <message>
   <source>eighth</source>
   <translation>第八</translation>
  </message>
  <message>
   <source>empty files and drawings</source>
   <translation>空文件和绘图</translation>
  </message>
  <message>
   <source>fifth</source>
   <translation>第五</translation>
  </message>
  <message>
   <source>files are found less well by their own words</source>
   <translation>按文件自身的字词更难找到</translation>
  </message>
  <message>
   <source>finds</source>
   <translation>找到的内容</translation>
  </message>
  <message>
   <source>first</source>
   <translation>第一</translation>
  </message>
  <message>
   <source>found by name only</source>
   <translation>只按名称找到</translation>
  </message>
  <message>
   <source>fourth</source>
   <translation>第四</translation>
  </message>
  <message>
   <source>general questions are answered less well</source>
   <translation>一般性问题回答得更差</translation>
  </message>
  <message>
   <source>has %1</source>
   <translation>有%1</translation>
  </message>
  <message>
   <source>has %1; does not have %2</source>
   <translation>有%1；没有%2</translation>
  </message>
  <message>
   <source>has none of the words</source>
   <translation>没有这些字词</translation>
  </message>
  <message>
   <source>has “%1” word by word</source>
   <translation>有与“%1”逐字相符的内容</translation>
  </message>
  <message>
   <source>higher</source>
   <translation>更高</translation>
  </message>
  <message>
   <source>honeyguide restore --map tells what they are called here.</source>
   <translation>honeyguide restore --map 可指明它们在这里叫什么。</translation>
  </message>
  <message>
   <source>if it did better</source>
   <translation>如果它表现更好</translation>
  </message>
  <message>
   <source>imported</source>
   <translation>已导入</translation>
  </message>
  <message>
   <source>imported on %1</source>
   <translation>导入于 %1</translation>
  </message>
  <message>
   <source>imported on %1 · from %2</source>
   <translation>导入于 %1 · 来自 %2</translation>
  </message>
  <message>
   <source>in %1</source>
   <translation>在 %1 中</translation>
  </message>
  <message>
   <source>in a trial %1 to %2 of %3 searches</source>
   <translation>试用中 %3 次搜索里 %1 比 %2</translation>
  </message>
  <message>
   <source>in order</source>
   <translation>正常</translation>
  </message>
  <message>
   <source>in the chosen folder</source>
   <translation>在所选文件夹中</translation>
  </message>
  <message>
   <source>in the first ten with the present model</source>
   <translation>使用当前模型时在前十位</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>使用中</translation>
  </message>
  <message>
   <source>in “%1”</source>
   <translation>在“%1”中</translation>
  </message>
  <message>
   <source>it has %1 by %2 dots</source>
   <translation>有 %1 × %2 个像素</translation>
  </message>
  <message>
   <source>it holds binary data, not text</source>
   <translation>内容是二进制数据，不是文本</translation>
  </message>
  <message>
   <source>it holds more than %1 files</source>
   <translation>包含超过 %1 个文件</translation>
  </message>
  <message>
   <source>it is cut off or damaged (no zip directory)</source>
   <translation>不完整或已损坏（没有 zip 目录）</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>已损坏</translation>
  </message>
  <message>
   <source>it is damaged (%1)</source>
   <translation>已损坏（%1）</translation>
  </message>
  <message>
   <source>it is damaged or cut off</source>
   <translation>已损坏或不完整</translation>
  </message>
  <message>
   <source>it is damaged; no page can be found</source>
   <translation>已损坏；找不到任何页面</translation>
  </message>
  <message>
   <source>it is damaged; no page can be read</source>
   <translation>已损坏；没有可读的页面</translation>
  </message>
  <message>
   <source>it is no readable message</source>
   <translation>不是可读的邮件</translation>
  </message>
  <message>
   <source>it is no valid notebook</source>
   <translation>不是有效的笔记本文件</translation>
  </message>
  <message>
   <source>it is not a regular file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <source>it is not there any more</source>
   <translation>已不存在</translation>
  </message>
  <message>
   <source>it is packed in a way that is not read here</source>
   <translation>压缩方式无法在此读取</translation>
  </message>
  <message>
   <source>it is protected against copying</source>
   <translation>受版权保护，禁止复制</translation>
  </message>
  <message>
   <source>it is protected with a password</source>
   <translation>受密码保护</translation>
  </message>
  <message>
   <source>it stayed in its place</source>
   <translation>它留在原位</translation>
  </message>
  <message>
   <source>it unpacks to %1 MB</source>
   <translation>解压后为 %1 MB</translation>
  </message>
  <message>
   <source>it unpacks to far more than it is</source>
   <translation>解压后远大于文件本身</translation>
  </message>
  <message>
   <source>it unpacks to more than %1 MB</source>
   <translation>解压后超过 %1 MB</translation>
  </message>
  <message>
   <source>its XML declares entities</source>
   <translation>其 XML 声明了实体</translation>
  </message>
  <message>
   <source>its index is kept until %1</source>
   <translation>它的索引保留到 %1</translation>
  </message>
  <message>
   <source>its reader crashed (status %1)</source>
   <translation>读取程序崩溃（状态 %1）</translation>
  </message>
  <message>
   <source>just now</source>
   <translation>刚刚</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>已保留</translation>
  </message>
  <message>
   <source>kind %1</source>
   <translation>类型 %1</translation>
  </message>
  <message>
   <source>leading to %n file</source>
   <translation>涉及 %n 个文件</translation>
  </message>
  <message>
   <source>leading to %n files</source>
   <translation>涉及 %n 个文件</translation>
  </message>
  <message>
   <source>learned from %n search</source>
   <translation>从 %n 次搜索中学习</translation>
  </message>
  <message>
   <source>learned from %n searches</source>
   <translation>从 %n 次搜索中学习</translation>
  </message>
  <message>
   <source>learned from headings and titles</source>
   <translation>从标题中学习</translation>
  </message>
  <message>
   <source>learned from your searches</source>
   <translation>从您的搜索中学习</translation>
  </message>
  <message>
   <source>left at once</source>
   <translation>打开后随即离开</translation>
  </message>
  <message>
   <source>left closed; Honeyguide does not ask for passwords</source>
   <translation>保持关闭；Honeyguide 不会询问密码</translation>
  </message>
  <message>
   <source>left out by you</source>
   <translation>由您排除</translation>
  </message>
  <message>
   <source>less than 1 time in 1,000</source>
   <translation>不到 1,000 次中的 1 次</translation>
  </message>
  <message>
   <source>line %1</source>
   <translation>第 %1 行</translation>
  </message>
  <message>
   <source>looked at</source>
   <translation>看过</translation>
  </message>
  <message>
   <source>lost</source>
   <translation>丢失</translation>
  </message>
  <message>
   <source>lower</source>
   <translation>更低</translation>
  </message>
  <message>
   <source>lowest twentieth</source>
   <translation>最低的二十分之一</translation>
  </message>
  <message>
   <source>luck would do this %1</source>
   <translation>运气造成同样结果的机会是%1</translation>
  </message>
  <message>
   <source>mains, %1 %</source>
   <translation>外接电源，%1 %</translation>
  </message>
  <message>
   <source>mean cosine to the untuned model</source>
   <translation>与未调优模型的平均余弦</translation>
  </message>
  <message>
   <source>more searches</source>
   <translation>更多搜索</translation>
  </message>
  <message>
   <source>moved down from %1</source>
   <translation>从%1下移</translation>
  </message>
  <message>
   <source>moved up from %1</source>
   <translation>从%1上移</translation>
  </message>
  <message>
   <source>nDCG@10 with the untuned model</source>
   <translation>未调优模型的 nDCG@10</translation>
  </message>
  <message>
   <source>nearest passage %1: “%2”</source>
   <translation>最近的段落 %1：“%2”</translation>
  </message>
  <message>
   <source>nearest passage: “%1”</source>
   <translation>最近的段落：“%1”</translation>
  </message>
  <message>
   <source>nearly always</source>
   <translation>几乎总是</translation>
  </message>
  <message>
   <source>ninth</source>
   <translation>第九</translation>
  </message>
  <message>
   <source>no clear gain</source>
   <translation>没有明显提升</translation>
  </message>
  <message>
   <source>no longer there</source>
   <translation>已不存在</translation>
  </message>
  <message>
   <source>no text is kept in %1</source>
   <translation>%1 中不含文字</translation>
  </message>
  <message>
   <source>no words were asked for</source>
   <translation>没有要求任何字词</translation>
  </message>
  <message>
   <source>no words were found in the picture</source>
   <translation>图片中没有找到文字</translation>
  </message>
  <message>
   <source>not an ordinary file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <source>not compared with the question</source>
   <translation>没有与问题比较</translation>
  </message>
  <message>
   <source>not enough to judge</source>
   <translation>不足以判断</translation>
  </message>
  <message>
   <source>not in order</source>
   <translation>不正常</translation>
  </message>
  <message>
   <source>not looked at without a gain</source>
   <translation>没有提升时不查看</translation>
  </message>
  <message>
   <source>not passed</source>
   <translation>未通过</translation>
  </message>
  <message>
   <source>not read yet</source>
   <translation>尚未读取</translation>
  </message>
  <message>
   <source>not: %1</source>
   <translation>没有：%1</translation>
  </message>
  <message>
   <source>nothing is switched by itself</source>
   <translation>不会自动切换</translation>
  </message>
  <message>
   <source>now</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>of their ten nearest are the same as with the untuned model</source>
   <translation>的十个近邻与未调优模型相同</translation>
  </message>
  <message>
   <source>offline</source>
   <translation>离线</translation>
  </message>
  <message>
   <source>on page %1</source>
   <translation>第 %1 页</translation>
  </message>
  <message>
   <source>on searches it never saw</source>
   <translation>在它从未见过的搜索上</translation>
  </message>
  <message>
   <source>one file comes up for too many searches</source>
   <translation>有一个文件在太多搜索中出现</translation>
  </message>
  <message>
   <source>one of its rows is endless</source>
   <translation>其中一行没有尽头</translation>
  </message>
  <message>
   <source>only this file was lost by it</source>
   <translation>只影响了这个文件</translation>
  </message>
  <message>
   <source>opened</source>
   <translation>打开过</translation>
  </message>
  <message>
   <source>over all files it did not hold</source>
   <translation>在全部文件上没有保持住</translation>
  </message>
  <message>
   <source>over the limit in Settings; found by name only</source>
   <translation>超过设置中的上限；只按名称找到</translation>
  </message>
  <message>
   <source>p. %1</source>
   <translation>第 %1 页</translation>
  </message>
  <message>
   <source>part   share   loss</source>
   <translation>部分   进度   损失</translation>
  </message>
  <message>
   <source>part %1 of %2</source>
   <translation>第 %1 部分，共 %2 部分</translation>
  </message>
  <message>
   <source>passages</source>
   <translation>段落</translation>
  </message>
  <message>
   <source>passages moved too close together</source>
   <translation>段落彼此靠得太近</translation>
  </message>
  <message>
   <source>passages moved too far from where they were</source>
   <translation>段落离原处太远</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>通过</translation>
  </message>
  <message>
   <source>perhaps better</source>
   <translation>也许更好</translation>
  </message>
  <message>
   <source>pipes, devices and the like</source>
   <translation>管道、设备等</translation>
  </message>
  <message>
   <source>probes</source>
   <translation>探测</translation>
  </message>
  <message>
   <source>question and passage read side by side: %1</source>
   <translation>问题和段落放在一起阅读：%1</translation>
  </message>
  <message>
   <source>questions</source>
   <translation>问题</translation>
  </message>
  <message>
   <source>reading it needs more than %1 MB of memory</source>
   <translation>读取它需要超过 %1 MB 内存</translation>
  </message>
  <message>
   <source>reading it needs too much memory</source>
   <translation>读取它需要过多内存</translation>
  </message>
  <message>
   <source>reading took longer than %1 s</source>
   <translation>读取耗时超过 %1 秒</translation>
  </message>
  <message>
   <source>reading took more than %1 s of work</source>
   <translation>读取占用处理器超过 %1 秒</translation>
  </message>
  <message>
   <source>recognising its text took too long</source>
   <translation>识别文字耗时过长</translation>
  </message>
  <message>
   <source>right file first in %1 of %2</source>
   <translation>%2 次中有 %1 次正确文件在首位</translation>
  </message>
  <message>
   <source>second</source>
   <translation>第二</translation>
  </message>
  <message>
   <source>seventh</source>
   <translation>第七</translation>
  </message>
  <message>
   <source>share</source>
   <translation>比例</translation>
  </message>
  <message>
   <source>share of searches now</source>
   <translation>当前的搜索比例</translation>
  </message>
  <message>
   <source>shown in its folder</source>
   <translation>在文件夹中显示过</translation>
  </message>
  <message>
   <source>sixth</source>
   <translation>第六</translation>
  </message>
  <message>
   <source>still in the first five</source>
   <translation>仍在前五位</translation>
  </message>
  <message>
   <source>stopped; the rest of the folder went on</source>
   <translation>已停止；文件夹的其余部分继续</translation>
  </message>
  <message>
   <source>tenth</source>
   <translation>第十</translation>
  </message>
  <message>
   <source>the disk says: %1</source>
   <translation>磁盘报告：%1</translation>
  </message>
  <message>
   <source>the file ends too early or is not what its name says</source>
   <translation>文件过早结束，或与其名称不符</translation>
  </message>
  <message>
   <source>the file has no bytes</source>
   <translation>文件没有内容</translation>
  </message>
  <message>
   <source>the file has no content</source>
   <translation>文件没有内容</translation>
  </message>
  <message>
   <source>the limit is 1 in %1</source>
   <translation>上限是 %1 次中 1 次</translation>
  </message>
  <message>
   <source>the past %1</source>
   <translation>过去%1</translation>
  </message>
  <message>
   <source>the picture is damaged</source>
   <translation>图片已损坏</translation>
  </message>
  <message>
   <source>the same, place %1</source>
   <translation>相同，第 %1 位</translation>
  </message>
  <message>
   <source>their words can be read by text recognition</source>
   <translation>其中的文字可由文字识别读取</translation>
  </message>
  <message>
   <source>their words can be read once Tesseract is there: %1</source>
   <translation>装上 Tesseract 后即可读取其中的文字：%1</translation>
  </message>
  <message>
   <source>their words can be read where Tesseract is installed</source>
   <translation>装有 Tesseract 时可读取其中的文字</translation>
  </message>
  <message>
   <source>theme colors mode appearance</source>
   <translation>主题 颜色 模式 外观 深色模式</translation>
  </message>
  <message>
   <source>then switches</source>
   <translation>然后切换</translation>
  </message>
  <message>
   <source>there is no reader for %1 files</source>
   <translation>%1 文件无法读取</translation>
  </message>
  <message>
   <source>there is no reader for files of this kind</source>
   <translation>此类文件无法读取</translation>
  </message>
  <message>
   <source>there is no text in it</source>
   <translation>其中没有文字</translation>
  </message>
  <message>
   <source>there is no text inside</source>
   <translation>其中没有文字</translation>
  </message>
  <message>
   <source>third</source>
   <translation>第三</translation>
  </message>
  <message>
   <source>this account may not open them</source>
   <translation>此帐户不能打开它们</translation>
  </message>
  <message>
   <source>this account may not read it</source>
   <translation>此账户无权读取它</translation>
  </message>
  <message>
   <source>this is it</source>
   <translation>就是它</translation>
  </message>
  <message>
   <source>thumb down</source>
   <translation>踩</translation>
  </message>
  <message>
   <source>thumb up</source>
   <translation>赞</translation>
  </message>
  <message>
   <source>today</source>
   <translation>今天</translation>
  </message>
  <message>
   <source>told by how they begin; never read, found by name only</source>
   <translation>由其开头辨认；从不读取，只按名称找到</translation>
  </message>
  <message>
   <source>too few searches to say</source>
   <translation>搜索太少，无法判断</translation>
  </message>
  <message>
   <source>tuned</source>
   <translation>已调优</translation>
  </message>
  <message>
   <source>tuned alignment</source>
   <translation>调优后的对齐度</translation>
  </message>
  <message>
   <source>tuned anisotropy</source>
   <translation>调优后的各向异性</translation>
  </message>
  <message>
   <source>tuned on %1</source>
   <translation>调优于 %1</translation>
  </message>
  <message>
   <source>tuned on %1 · learned from %2</source>
   <translation>调优于 %1 · %2</translation>
  </message>
  <message>
   <source>tuned uniformity</source>
   <translation>调优后的均匀度</translation>
  </message>
  <message>
   <source>uniformity now</source>
   <translation>当前的均匀度</translation>
  </message>
  <message>
   <source>what is in it is no %1 file</source>
   <translation>内容不是 %1 文件</translation>
  </message>
  <message>
   <source>what you find today has to stay found</source>
   <translation>您现在能找到的必须仍能找到</translation>
  </message>
  <message>
   <source>where your files stand today</source>
   <translation>您的文件目前的位置</translation>
  </message>
  <message>
   <source>with the tuned model</source>
   <translation>使用调优模型时</translation>
  </message>
  <message>
   <source>with the tuned one</source>
   <translation>使用调优模型时</translation>
  </message>
  <message>
   <source>without the searches each part is judged on</source>
   <translation>不含用来评判各部分的搜索</translation>
  </message>
  <message>
   <source>without “%1”</source>
   <translation>不含“%1”</translation>
  </message>
  <message>
   <source>won</source>
   <translation>赢得</translation>
  </message>
  <message>
   <source>worse, place %1 before, %2 now</source>
   <translation>变差，之前第 %1 位，现在第 %2 位</translation>
  </message>
  <message>
   <source>worth a look</source>
   <translation>值得一看</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>昨天</translation>
  </message>
  <message>
   <source>you copied from it for “%1” on %2</source>
   <translation>您在 %2 因“%1”复制过其中内容</translation>
  </message>
  <message>
   <source>you marked it as what you wanted for “%1” on %2</source>
   <translation>您在 %2 因“%1”将它标记为想要的文件</translation>
  </message>
  <message>
   <source>you marked it as wrong for “%1” on %2</source>
   <translation>您在 %2 因“%1”将它标记为错误</translation>
  </message>
  <message>
   <source>you opened it for “%1” on %2</source>
   <translation>您在 %2 因“%1”打开过它</translation>
  </message>
  <message>
   <source>you showed it in its folder for “%1” on %2</source>
   <translation>您在 %2 因“%1”在文件夹中显示过它</translation>
  </message>
  <message>
   <source>yours</source>
   <translation>您的</translation>
  </message>
  <message>
   <source>“%1”</source>
   <translation>“%1”</translation>
  </message>
  <message>
   <source>“%1” allows nothing: it is no full path, or leads through a link.</source>
   <translation>“%1”不允许任何内容：它不是完整路径，或经过了链接。</translation>
  </message>
  <message>
   <source>“%1” answers now.</source>
   <translation>现在由“%1”回答。</translation>
  </message>
  <message>
   <source>“%1” can be used now.</source>
   <translation>现在可以使用“%1”。</translation>
  </message>
  <message>
   <source>“%1” denies nothing: there is no such place.</source>
   <translation>“%1”不禁止任何内容：没有这个位置。</translation>
  </message>
  <message>
   <source>“%1” in its name</source>
   <translation>名称中有“%1”</translation>
  </message>
  <message>
   <source>“%1” is left out.</source>
   <translation>已排除“%1”。</translation>
  </message>
  <message>
   <source>“%1” is no longer saved.</source>
   <translation>不再保存“%1”。</translation>
  </message>
  <message>
   <source>“%1” is removed.</source>
   <translation>已移除“%1”。</translation>
  </message>
  <message>
   <source>“%1” names no date, so it was searched as words.</source>
   <translation>“%1”不是日期，因此按字词搜索。</translation>
  </message>
  <message>
   <source>“%1” names no type of file, so it was searched as words.</source>
   <translation>“%1”不是文件类型，因此按字词搜索。</translation>
  </message>
  <message>
   <source>“%1” says nothing yet, so it was left out.</source>
   <translation>“%1”还没有内容，因此忽略了它。</translation>
  </message>
  <message>
   <source>“OR” stands between two words or phrases, so it was left out.</source>
   <translation>“OR”要放在两个字词或词组之间，因此忽略了它。</translation>
  </message>
  <message>
   <source>↑ ↓ PgUp PgDn</source>
   <translation>↑ ↓ PgUp PgDn</translation>
  </message>
  <message>
   <source>中文</source>
   <translation>中文</translation>
  </message>
 </context>
</TS>
