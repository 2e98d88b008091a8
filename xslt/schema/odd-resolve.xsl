<?xml version="1.0" encoding="UTF-8"?>
<!-- What does an ODD say that is built on others? A chain of ODDs, the base first, becomes one that declares all it uses.
     That what is changed is there, and what is added is not, was found out before (validation/odd.py). -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:change"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:output method="xml" indent="no" encoding="UTF-8"/>

  <!-- Addresses of the ODDs, that on which the others are built first. -->
  <xsl:param name="chain" as="xs:string*" required="yes"/>

  <!-- The declarations of the base, changed by those of the ODD that is built on it. -->
  <xsl:mode name="m:change" on-no-match="shallow-copy"/>

  <!-- An ODD alone: groups of declarations put where they are referred to. -->
  <xsl:mode name="m:gather" on-no-match="shallow-copy"/>

  <xsl:key name="change" match="elementSpec | classSpec | macroSpec | dataSpec" use="@ident"/>
  <xsl:key name="group" match="specGrp" use="@xml:id"/>

  <xsl:variable name="specs" as="xs:string+" select="'elementSpec', 'classSpec', 'macroSpec', 'dataSpec'"/>

  <xsl:template name="xsl:initial-template">
    <xsl:variable name="odds" as="document-node()+" select="$chain ! f:gathered(doc(.))"/>
    <xsl:sequence select="fold-left(tail($odds), head($odds), f:changed#2)"/>
  </xsl:template>

  <xsl:function name="f:gathered" as="document-node()">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:document>
      <xsl:apply-templates select="$odd/*" mode="m:gather">
        <xsl:with-param name="base" select="base-uri($odd)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:document>
  </xsl:function>

  <xsl:template match="/*" mode="m:gather">
    <xsl:param name="base" as="xs:anyURI" tunnel="yes"/>
    <xsl:copy>
      <xsl:attribute name="xml:base" select="$base"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="schemaSpec//specGrpRef" mode="m:gather">
    <xsl:apply-templates select="key('group', substring(@target, 2))/node()" mode="#current"/>
  </xsl:template>
  <xsl:template match="schemaSpec//specGrp" mode="m:gather">
    <xsl:apply-templates select="node()" mode="#current"/>
  </xsl:template>

  <!-- The base as an ODD changes it: the header is that of the ODD, the declarations are those of both. -->
  <xsl:function name="f:changed" as="document-node()">
    <xsl:param name="base" as="document-node()"/>
    <xsl:param name="odd" as="document-node()"/>
    <xsl:variable name="schema" as="element(schemaSpec)" select="($odd//schemaSpec)[1]"/>
    <xsl:document>
      <xsl:apply-templates select="$odd/*" mode="m:around">
        <xsl:with-param name="within" select="$schema" tunnel="yes"/>
        <xsl:with-param name="base" select="($base//schemaSpec)[1]" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:document>
  </xsl:function>

  <xsl:mode name="m:around" on-no-match="shallow-copy"/>

  <xsl:template match="schemaSpec" mode="m:around">
    <xsl:param name="base" as="element(schemaSpec)" tunnel="yes"/>
    <xsl:variable name="deleted" as="xs:string*" select=".//*[local-name() = $specs][@mode = 'delete']/@ident"/>
    <xsl:copy>
      <xsl:copy-of select="$base/@*, @* except @source"/>
      <xsl:apply-templates select="$base/node()" mode="m:change">
        <xsl:with-param name="odd" select="." tunnel="yes"/>
        <xsl:with-param name="deleted" select="$deleted" tunnel="yes"/>
      </xsl:apply-templates>
      <xsl:copy-of select=".//*[local-name() = $specs][f:added(.)], constraintSpec[f:added(.)]"/>
    </xsl:copy>
  </xsl:template>

  <!-- Declarations -->

  <xsl:template match="elementSpec | classSpec | macroSpec | dataSpec">
    <xsl:param name="odd" as="element(schemaSpec)" tunnel="yes"/>
    <xsl:variable name="change" as="element()?" select="key('change', @ident, $odd)[local-name() = local-name(current())]"/>
    <xsl:choose>
      <xsl:when test="empty($change)">
        <xsl:next-match/>
      </xsl:when>
      <xsl:when test="$change/@mode = 'replace'">
        <xsl:copy-of select="$change"/>
      </xsl:when>
      <xsl:when test="$change/@mode = 'change'">
        <xsl:copy>
          <xsl:copy-of select="@*, $change/(@* except @mode)"/>
          <xsl:sequence select="f:either(., $change, ('altIdent', 'equiv', 'gloss', 'desc'))"/>
          <xsl:call-template name="classes">
            <xsl:with-param name="change" select="$change"/>
          </xsl:call-template>
          <xsl:apply-templates select="($change/content, content)[1]"/>
          <xsl:apply-templates select="valList | $change/valList[empty(current()/valList)]"/>
          <xsl:sequence select="f:constraints(constraintSpec, $change/constraintSpec)"/>
          <xsl:call-template name="attributes">
            <xsl:with-param name="change" select="$change"/>
          </xsl:call-template>
          <xsl:sequence select="f:either(., $change, ('exemplum', 'remarks'))"/>
        </xsl:copy>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Rules that stand by themselves. -->
  <xsl:template match="schemaSpec/constraintSpec">
    <xsl:param name="odd" as="element(schemaSpec)" tunnel="yes"/>
    <xsl:sequence select="f:constraints(., $odd/constraintSpec[@ident = current()/@ident][not(f:added(.))])"/>
  </xsl:template>

  <xsl:function name="f:constraints" as="element(constraintSpec)*">
    <xsl:param name="base" as="element(constraintSpec)*"/>
    <xsl:param name="changes" as="element(constraintSpec)*"/>
    <xsl:sequence select="$base[not(@ident = $changes/@ident)]"/>
    <xsl:for-each select="$changes[not(@mode = 'delete')]">
      <xsl:variable name="before" as="element(constraintSpec)?" select="$base[@ident = current()/@ident]"/>
      <xsl:copy>
        <xsl:copy-of select="$before/@*, @* except @mode"/>
        <xsl:sequence select="f:either($before, ., ('gloss', 'desc')), f:either($before, ., 'constraint')"/>
      </xsl:copy>
    </xsl:for-each>
  </xsl:function>

  <!-- Membership: changed class by class, or given anew. -->
  <xsl:template name="classes" as="element(classes)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="change" as="element()"/>
    <xsl:choose>
      <xsl:when test="$change/classes/@mode = 'change'">
        <classes xmlns="http://www.tei-c.org/ns/1.0">
          <xsl:apply-templates select="classes/memberOf[not(@key = $change/classes/memberOf/@key)]"/>
          <xsl:for-each select="$change/classes/memberOf[not(@mode = 'delete')]">
            <xsl:copy>
              <xsl:copy-of select="@* except @mode"/>
            </xsl:copy>
          </xsl:for-each>
        </classes>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="($change/classes, classes)[1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Attributes. One that comes from a class is changed for this element only; to delete it, the declaration that it is
       deleted stays, and the compilers heed it. -->
  <xsl:template name="attributes" as="element(attList)?">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="change" as="element()"/>
    <xsl:variable name="own" as="element(attDef)*" select="attList//attDef"/>
    <xsl:variable name="spec" as="element()" select="."/>
    <xsl:variable name="made" as="element(attDef)*">
      <xsl:sequence select="$own[not(@ident = $change/attList//attDef/@ident)]"/>
      <xsl:for-each select="$change/attList//attDef">
        <xsl:variable name="before" as="element(attDef)?" select="f:attribute($spec, @ident)"/>
        <xsl:choose>
          <xsl:when test="@mode = 'delete'">
            <xsl:copy-of select=".[exists($spec/self::elementSpec) and $before/ancestor::classSpec]"/>
          </xsl:when>
          <xsl:when test="@mode = 'change'">
            <xsl:sequence select="f:attribute-changed($before, .)"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:sequence select="."/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($made)">
      <attList xmlns="http://www.tei-c.org/ns/1.0">
        <xsl:copy-of select="$made"/>
      </attList>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:attribute-changed" as="element(attDef)">
    <xsl:param name="before" as="element(attDef)?"/>
    <xsl:param name="change" as="element(attDef)"/>
    <attDef xmlns="http://www.tei-c.org/ns/1.0">
      <xsl:copy-of select="$before/@*, $change/(@* except @mode)"/>
      <xsl:sequence select="f:either($before, $change, ('gloss', 'desc')), f:either($before, $change, 'datatype')"/>
      <xsl:sequence select="f:constraints($before/constraintSpec, $change/constraintSpec)"/>
      <xsl:sequence select="f:values($before/valList, $change/valList)"/>
    </attDef>
  </xsl:function>

  <!-- A list of values: changed value by value, deleted, or given anew. -->
  <xsl:function name="f:values" as="element(valList)?">
    <xsl:param name="before" as="element(valList)?"/>
    <xsl:param name="change" as="element(valList)?"/>
    <xsl:choose>
      <xsl:when test="empty($change)">
        <xsl:sequence select="$before"/>
      </xsl:when>
      <xsl:when test="$change/@mode = 'delete'"/>
      <xsl:when test="$change/@mode = 'change' and exists($before)">
        <valList xmlns="http://www.tei-c.org/ns/1.0">
          <xsl:copy-of select="$before/@*, $change/(@* except @mode)"/>
          <xsl:copy-of select="$before/valItem[not(@ident = $change/valItem/@ident)]"/>
          <xsl:for-each select="$change/valItem[not(@mode = 'delete')]">
            <valItem>
              <xsl:copy-of select="@* except @mode, node()"/>
            </valItem>
          </xsl:for-each>
        </valList>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$change"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The declaration of an attribute: the element's or class's own, else that of a class to which it belongs. -->
  <xsl:function name="f:attribute" as="element(attDef)?">
    <xsl:param name="spec" as="element()"/>
    <xsl:param name="ident" as="xs:string"/>
    <xsl:sequence select="($spec/attList//attDef[@ident = $ident],
        key('change', $spec/classes/memberOf/@key, root($spec)) ! f:attribute(., $ident))[1]"/>
  </xsl:function>

  <!-- What is deleted is taken out of the content models and of the classes. -->

  <xsl:template match="elementRef | classRef | macroRef | memberOf">
    <xsl:param name="deleted" as="xs:string*" tunnel="yes"/>
    <xsl:if test="not(@key = $deleted)">
      <xsl:copy-of select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="sequence | alternate">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates select="*"/>
    </xsl:variable>
    <xsl:where-populated>
      <xsl:copy>
        <xsl:copy-of select="@*[exists($parts)], $parts"/>
      </xsl:copy>
    </xsl:where-populated>
  </xsl:template>

  <xsl:template match="content">
    <xsl:variable name="parts" as="element()*">
      <xsl:apply-templates select="*"/>
    </xsl:variable>
    <xsl:copy>
      <xsl:copy-of select="@*, $parts"/>
      <xsl:if test="empty($parts)">
        <empty xmlns="http://www.tei-c.org/ns/1.0"/>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- The children of some names: those of the change, where it has any, else those of before. -->
  <xsl:function name="f:either" as="element()*">
    <xsl:param name="before" as="element()?"/>
    <xsl:param name="change" as="element()"/>
    <xsl:param name="names" as="xs:string+"/>
    <xsl:for-each select="$names">
      <xsl:variable name="name" as="xs:string" select="."/>
      <xsl:variable name="new" as="element()*" select="$change/*[local-name() = $name]"/>
      <xsl:sequence select="if (exists($new)) then $new else $before/*[local-name() = $name]"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="f:added" as="xs:boolean">
    <xsl:param name="spec" as="element()"/>
    <xsl:sequence select="not($spec/@mode = ('change', 'delete', 'replace'))"/>
  </xsl:function>

</xsl:stylesheet>
