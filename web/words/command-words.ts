import { isCommandType, type CommandType } from '../../domain/commands.ts'
import { words, type Words } from '../../domain/words.ts'

const COMMAND_WORDS: Readonly<Record<CommandType, Words>> = {
  ReportIncident: words('上报事件', 'Report an incident'),
  AcknowledgeIncident: words('签收事件', 'Acknowledge an incident'),
  VerifyIncident: words('核实事件', 'Verify an incident'),
  GradeIncident: words('事件定级', 'Grade an incident'),
  UpdateSituation: words('续报', 'Update the situation'),
  LinkIncident: words('关联事件', 'Link an incident'),
  ShareIncident: words('共享事件', 'Share an incident'),
  CloseIncident: words('终止事件', 'Close an incident'),
  ReopenIncident: words('恢复事件', 'Reopen an incident'),
  ArchiveIncident: words('归档事件', 'Archive an incident'),
  RegisterUnit: words('登记队伍', 'Register a unit'),
  BindDevice: words('绑定终端', 'Bind a device'),
  UnbindDevice: words('解绑终端', 'Unbind a device'),
  SetDuty: words('上岗、离岗', 'Set duty'),
  SetUnitStatus: words('队伍状态', 'Set a unit’s status'),
  AssignUnit: words('派出队伍', 'Send a unit'),
  ReleaseUnit: words('撤回队伍', 'Release a unit'),
  RegisterWarehouse: words('登记仓库', 'Register a store'),
  RegisterItem: words('登记物资品种', 'Register an item'),
  ReceiveStock: words('物资入库', 'Receive stock'),
  IssueStock: words('物资出库', 'Issue stock'),
  CountStock: words('物资盘点', 'Count stock'),
  SetStockTargets: words('设定储备定额', 'Set stock targets'),
  PrepareExercise: words('建立演练', 'Prepare an exercise'),
  PrepareInject: words('载入情况', 'Load an inject'),
  StartExercise: words('开始演练', 'Start the exercise'),
  PauseExercise: words('暂停演练', 'Pause the exercise'),
  ResumeExercise: words('继续演练', 'Resume the exercise'),
  SetExerciseRate: words('演练时速', 'Set the rate'),
  JumpExercise: words('演练跳转', 'Jump in the exercise'),
  EndExercise: words('结束演练', 'End the exercise'),
  DeliverInject: words('下发情况', 'Deliver an inject'),
  SkipInject: words('跳过情况', 'Skip an inject'),
  ChangeBaseData: words('更换县情数据', 'Change the county data'),
  AcknowledgeMessage: words('签收消息', 'Acknowledge a message'),
}

export const commandWords = (type: string): Words =>
  isCommandType(type) ? COMMAND_WORDS[type] : words(type, type)
