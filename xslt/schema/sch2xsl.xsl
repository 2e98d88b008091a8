<?xml version="1.0" encoding="UTF-8"?>
<!-- Which stylesheet finds what a Schematron schema complains of? ISO Schematron (2016, 2020) with XPath 3 becomes XSLT 3.0
     whose result is SVRL. A pattern becomes a mode, a rule a template, the first rule that matches wins. Quick fixes (sqf)
     are passed over; what would change the verdict and is not known is refused. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="teiedition:function" xmlns:m="teiedition:mode"
    xmlns:err="teiedition:error" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl" xmlns:sqf="http://www.schematron-quickfix.com/validator/process"
    xmlns:out="teiedition:out"
    xpath-default-namespace="http://purl.oclc.org/dsdl/schematron"
    default-mode="m:transpile" expand-text="yes" exclude-result-prefixes="f m sch xs err sqf">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" indent="yes" suppress-indentation="svrl:text svrl:diagnostic-reference" encoding="UTF-8"/>

  <!-- The phase to run: a name, #ALL, or nothing for the schema's default. -->
  <xsl:param name="phase" as="xs:string" select="''"/>

  <!-- Schematron elements become instructions; what is not known is left out. -->
  <xsl:mode name="m:transpile" on-no-match="shallow-skip" on-multiple-match="fail"/>

  <!-- Abstract patterns are filled in first. -->
  <xsl:mode name="m:fill" on-no-match="shallow-copy"/>

  <xsl:key name="diagnostic" match="diagnostic" use="@id"/>
  <xsl:key name="abstract-rule" match="rule[@abstract = 'true']" use="@id"/>
  <xsl:key name="abstract-pattern" match="pattern[@abstract = 'true']" use="@id"/>

  <xsl:template match="/">
    <xsl:variable name="filled" as="document-node()">
      <xsl:document>
        <xsl:apply-templates select="*" mode="m:fill"/>
      </xsl:document>
    </xsl:variable>
    <xsl:apply-templates select="$filled/schema"/>
  </xsl:template>

  <xsl:template match="schema">
    <xsl:variable name="chosen" as="xs:string" select="($phase[. != ''], string(@defaultPhase)[. != ''], '#ALL')[1]"/>
    <xsl:variable name="phases" as="element(phase)*" select="phase[@id = $chosen]"/>
    <xsl:if test="$chosen != '#ALL' and empty($phases)">
      <xsl:sequence select="error(xs:QName('err:phase'), 'there is no phase ' || $chosen
          || '; there are: ' || string-join((phase/@id, '#ALL'), ', '))"/>
    </xsl:if>
    <xsl:variable name="patterns" as="element(pattern)*"
        select="pattern[not(@abstract = 'true')][$chosen = '#ALL' or @id = $phases/active/@pattern]"/>
    <out:stylesheet version="3.0">
      <xsl:if test="not(ns/@prefix = 'xs')">
        <xsl:namespace name="xs" select="'http://www.w3.org/2001/XMLSchema'"/>
      </xsl:if>
      <xsl:for-each select="ns">
        <xsl:namespace name="{@prefix}" select="string(@uri)"/>
      </xsl:for-each>
      <xsl:copy-of select="xsl:*"/>
      <xsl:apply-templates select="let, $phases/let, $patterns/let[f:alone(.)]"/>
      <xsl:apply-templates select="$patterns"/>
      <out:template match="/">
        <svrl:schematron-output>
          <xsl:for-each select="$patterns">
            <out:apply-templates select="{f:nodes(.)}" mode="{f:mode(.)}"/>
          </xsl:for-each>
        </svrl:schematron-output>
      </out:template>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="pattern">
    <xsl:variable name="mode" as="xs:string" select="f:mode(.)"/>
    <xsl:variable name="rules" as="element(rule)*" select="rule[not(@abstract = 'true')]"/>
    <out:mode name="{$mode}" on-no-match="deep-skip"/>
    <xsl:for-each select="$rules">
      <out:template match="{@context}" mode="{$mode}" priority="{count($rules) - position() + 1}">
        <xsl:apply-templates select="../let[not(f:alone(.))], *"/>
      </out:template>
    </xsl:for-each>
  </xsl:template>

  <!-- A variable of a pattern is seen from the root, and by its pattern only. It becomes a global variable where no other
       has its name, so that it is computed once. -->
  <xsl:template match="pattern/let[not(f:alone(.))][@value]" priority="1">
    <out:variable name="{@name}" select="/ ! ({@value})">
      <xsl:copy-of select="@as"/>
    </out:variable>
  </xsl:template>

  <xsl:function name="f:alone" as="xs:boolean">
    <xsl:param name="let" as="element(let)"/>
    <xsl:sequence select="count(root($let)//let[@name = $let/@name]) = 1"/>
  </xsl:function>

  <xsl:template match="let">
    <out:variable name="{@name}">
      <xsl:for-each select="@value">
        <xsl:attribute name="select" select="."/>
      </xsl:for-each>
      <xsl:copy-of select="@as"/>
      <xsl:if test="not(@value)">
        <xsl:copy-of select="node()"/>
      </xsl:if>
    </out:variable>
  </xsl:template>

  <xsl:template match="rule/extends[@rule]">
    <xsl:if test="empty(key('abstract-rule', @rule))">
      <xsl:sequence select="error(xs:QName('err:abstract-rule'), 'there is no abstract rule ' || @rule)"/>
    </xsl:if>
    <xsl:apply-templates select="key('abstract-rule', @rule)/*"/>
  </xsl:template>

  <!-- Quick fixes are for editors that can apply them. -->
  <xsl:template match="sqf:*"/>

  <xsl:template match="include | extends[@href]" mode="m:fill">
    <xsl:sequence select="error(xs:QName('err:include'), local-name() || ' of ' || @href
        || ' is not followed; put what it holds into the schema')"/>
  </xsl:template>
  <xsl:template match="pattern[@documents]" mode="m:fill">
    <xsl:sequence select="error(xs:QName('err:documents'), 'a pattern for other documents (' || @documents
        || ') is not known; take it out')"/>
  </xsl:template>

  <xsl:template match="assert">
    <out:if test="not({@test})">
      <xsl:call-template name="finding">
        <xsl:with-param name="name" select="'svrl:failed-assert'"/>
      </xsl:call-template>
    </out:if>
  </xsl:template>

  <xsl:template match="report">
    <out:if test="{@test}">
      <xsl:call-template name="finding">
        <xsl:with-param name="name" select="'svrl:successful-report'"/>
      </xsl:call-template>
    </out:if>
  </xsl:template>

  <xsl:template name="finding" as="element()">
    <xsl:context-item as="element()" use="required"/>
    <xsl:param name="name" as="xs:string" required="yes"/>
    <xsl:element name="{$name}">
      <xsl:copy-of select="(ancestor-or-self::*/@id)[last()], (ancestor-or-self::*/@role)[last()]"/>
      <out:attribute name="location" select="path({(ancestor-or-self::*/@subject)[last()] ! ('((' || . || ')[. instance of node()], .)[1]')})"/>
      <svrl:text>
        <xsl:apply-templates select="node()" mode="m:words"/>
      </svrl:text>
      <xsl:for-each select="tokenize(@diagnostics) ! key('diagnostic', ., root(current()))">
        <svrl:diagnostic-reference diagnostic="{@id}">
          <xsl:apply-templates select="node()" mode="m:words"/>
        </svrl:diagnostic-reference>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- The words of an assertion; what is computed is computed when it fails. -->
  <xsl:mode name="m:words" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="m:words">
    <out:text>{.}</out:text>
  </xsl:template>
  <xsl:template match="value-of" mode="m:words">
    <out:value-of select="{@select}"/>
  </xsl:template>
  <xsl:template match="name" mode="m:words">
    <out:value-of select="{if (@path) then @path else 'name()'}"/>
  </xsl:template>

  <!-- pattern is-a: a copy of the abstract pattern, with what the parameters say in the place of their names. -->
  <xsl:template match="pattern[@is-a]" mode="m:fill">
    <xsl:variable name="abstract" as="element(pattern)?" select="key('abstract-pattern', @is-a)"/>
    <xsl:if test="empty($abstract)">
      <xsl:sequence select="error(xs:QName('err:abstract-pattern'), 'there is no abstract pattern ' || @is-a)"/>
    </xsl:if>
    <xsl:element name="sch:pattern">
      <xsl:copy-of select="@* except @is-a"/>
      <xsl:apply-templates select="$abstract/node()" mode="m:fill">
        <xsl:with-param name="parameters" select="param" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <xsl:template match="@context | @test | @value | @select | @path" mode="m:fill">
    <xsl:param name="parameters" as="element(param)*" select="()" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="fold-left($parameters, string(.), f:put#2)"/>
  </xsl:template>

  <xsl:function name="f:put" as="xs:string">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:param name="parameter" as="element(param)"/>
    <xsl:variable name="value" as="xs:string" select="replace($parameter/@value, '([\\$])', '\\$1')"/>
    <xsl:sequence select="replace($expression, '\$' || $parameter/@name || '([^\w.-]|$)', $value || '$1')"/>
  </xsl:function>

  <xsl:function name="f:mode" as="xs:string">
    <xsl:param name="pattern" as="element(pattern)"/>
    <xsl:sequence select="'pattern-' || count($pattern/preceding-sibling::pattern) + 1"/>
  </xsl:function>

  <!-- The nodes that a pattern looks at: elements, and others where a rule asks for them. -->
  <xsl:function name="f:nodes" as="xs:string">
    <xsl:param name="pattern" as="element(pattern)"/>
    <xsl:variable name="contexts" as="xs:string" select="string-join($pattern/rule/@context ! f:without-predicates(.), ' | ')"/>
    <xsl:sequence select="string-join((
        '/'[matches($contexts, '(^|\|)\s*/\s*(\||$)')],
        if (matches($contexts, 'node\(\)')) then '//node()' else (
          '//*',
          '//text()'[contains($contexts, 'text()')],
          '//comment()'[contains($contexts, 'comment()')],
          '//processing-instruction()'[contains($contexts, 'processing-instruction(')]),
        '//@*'[matches($contexts, '@|attribute(::|\()')]), ' | ')"/>
  </xsl:function>

  <xsl:function name="f:without-predicates" as="xs:string">
    <xsl:param name="expression" as="xs:string"/>
    <xsl:variable name="shorter" as="xs:string" select="replace($expression, '\[[^\[\]]*\]', '')"/>
    <xsl:sequence select="if ($shorter eq $expression) then $expression else f:without-predicates($shorter)"/>
  </xsl:function>

</xsl:stylesheet>
